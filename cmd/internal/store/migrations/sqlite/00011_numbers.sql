-- +goose Up
-- Nothing of the log is ever deleted, so the largest number there is is the last that was
-- given. AUTOINCREMENT keeps that number in a table of its own, which every commit writes
-- beside the log. It is a word of the schema, by which no row lies elsewhere: it is taken
-- out of the schema's text, since to write a large log anew takes minutes.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' AUTOINCREMENT', '') WHERE type = 'table' AND name = 'log';
DELETE FROM sqlite_sequence WHERE name = 'log';
-- What changes a schema in SQLite's own way tells other connections to read it again.
DROP TRIGGER log_no_update;
PRAGMA writable_schema = RESET;
-- +goose StatementBegin
CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'what was recorded is never edited'); END;
-- +goose StatementEnd

-- +goose Down
SELECT 'nothing recorded is ever taken away';
