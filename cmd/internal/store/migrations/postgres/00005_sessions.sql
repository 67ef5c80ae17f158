-- +goose Up
-- Who is signed in, by the hash of what the browser has. These rows are no facts:
-- they are written over and deleted.
CREATE TABLE sessions (
    key   TEXT PRIMARY KEY,
    data  BYTEA NOT NULL,
    until BIGINT NOT NULL -- seconds since 1970
);
CREATE INDEX sessions_until ON sessions (until);

-- +goose Down
DROP TABLE sessions;
