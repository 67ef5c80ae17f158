-- +goose Up
-- What was recorded is never edited: a correction is a new event.
CREATE TABLE progress_events (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    plan       TEXT NOT NULL,
    obligation TEXT NOT NULL,
    day        TEXT NOT NULL,
    recorded   TEXT NOT NULL,
    event      TEXT NOT NULL
) STRICT;
CREATE INDEX progress_events_plan ON progress_events (plan, seq);
CREATE INDEX progress_events_obligation ON progress_events (obligation, seq);
-- +goose StatementBegin
CREATE TRIGGER progress_events_no_update BEFORE UPDATE ON progress_events
BEGIN SELECT RAISE(ABORT, 'recorded events are never edited'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER progress_events_no_delete BEFORE DELETE ON progress_events
BEGIN SELECT RAISE(ABORT, 'recorded events are never deleted'); END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE progress_events;
