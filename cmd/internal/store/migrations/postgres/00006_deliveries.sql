-- +goose Up
-- How far what was recorded was told to other systems. Unlike the log this changes,
-- and what is over is deleted.
CREATE TABLE receivers (
    subscription TEXT PRIMARY KEY,
    secret       TEXT NOT NULL, -- that its events are signed with
    seen         BIGINT NOT NULL -- up to which number the log was laid out below
);
-- One row a subject of which something is owed, or was given up.
CREATE TABLE deliveries (
    subscription TEXT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    code         TEXT COLLATE "C" NOT NULL,
    done         BIGINT NOT NULL, -- up to which number of the log it was acknowledged
    owed         BIGINT NOT NULL, -- up to which number there is something
    failures     BIGINT NOT NULL DEFAULT 0,
    next         BIGINT NOT NULL DEFAULT 0, -- nothing is sent before, in milliseconds
    given_up     BIGINT NOT NULL DEFAULT 0,
    why          TEXT NOT NULL DEFAULT '',
    holder       TEXT NOT NULL DEFAULT '', -- who works on it
    held         BIGINT NOT NULL DEFAULT 0, -- until when, in milliseconds
    PRIMARY KEY (subscription, kind, code)
);
CREATE INDEX deliveries_next ON deliveries (subscription, given_up, next);

-- +goose Down
DROP TABLE deliveries;
DROP TABLE receivers;
