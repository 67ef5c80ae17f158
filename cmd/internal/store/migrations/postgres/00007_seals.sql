-- +goose Up
-- Keys by which what people wrote is sealed, each wrapped by a master key that is
-- not here. A petition is erased by deleting its key: this is the one table of
-- which anything is ever taken away.
CREATE TABLE seals (
    id     TEXT PRIMARY KEY,
    master TEXT NOT NULL, -- the name of the key that wraps it
    key    BYTEA NOT NULL
);
CREATE INDEX seals_master ON seals (master);

-- +goose Down
SELECT 'keys are not thrown away';
