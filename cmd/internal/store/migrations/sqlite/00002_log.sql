-- +goose Up
-- Everything that happened is a row of one log, so that one number says how far
-- a reader has come. What was recorded is never edited.
CREATE TABLE log (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL, -- of the stream within its kind
    version  INTEGER,       -- within the stream, where two may change it at once
    id       TEXT NOT NULL,
    about    TEXT NOT NULL,
    recorded TEXT NOT NULL,
    fact     TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;
INSERT INTO log (seq, kind, name, id, about, recorded, fact)
    SELECT seq, 'progress', plan, id, obligation, recorded, event FROM progress_events ORDER BY seq;
CREATE INDEX log_stream ON log (kind, name, seq);
CREATE UNIQUE INDEX log_version ON log (kind, name, version) WHERE version IS NOT NULL;
CREATE INDEX log_about ON log (about, seq) WHERE about <> '';
-- +goose StatementBegin
CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'what was recorded is never edited'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'what was recorded is never deleted'); END;
-- +goose StatementEnd
DROP TABLE progress_events;

-- +goose Down
SELECT 'nothing recorded is ever taken away';
