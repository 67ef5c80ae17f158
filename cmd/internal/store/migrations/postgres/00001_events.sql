-- +goose Up
-- What was recorded is never edited: a correction is a new event.
CREATE TABLE progress_events (
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    plan       TEXT NOT NULL,
    obligation TEXT NOT NULL,
    day        DATE NOT NULL,
    recorded   TIMESTAMPTZ NOT NULL,
    event      TEXT NOT NULL
);
CREATE INDEX progress_events_plan ON progress_events (plan, seq);
CREATE INDEX progress_events_obligation ON progress_events (obligation, seq);
-- +goose StatementBegin
CREATE FUNCTION progress_events_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'recorded events are never edited or deleted'; END $$;
-- +goose StatementEnd
CREATE TRIGGER progress_events_keep BEFORE UPDATE OR DELETE ON progress_events
    FOR EACH ROW EXECUTE FUNCTION progress_events_keep();
CREATE TRIGGER progress_events_keep_all BEFORE TRUNCATE ON progress_events
    FOR EACH STATEMENT EXECUTE FUNCTION progress_events_keep();

-- +goose Down
DROP TABLE progress_events;
DROP FUNCTION progress_events_keep;
