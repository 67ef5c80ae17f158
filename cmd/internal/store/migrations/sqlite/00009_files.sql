-- +goose Up
-- What is attached to something that was recorded: its bytes, in pieces. A file is
-- written piece by piece before it is attached; then nothing of it changes, and the
-- log has its SHA-256. What was never attached is taken away, and what was erased.
CREATE TABLE files (
    id    TEXT PRIMARY KEY,
    key   TEXT NOT NULL,             -- by which its pieces are sealed (seals); empty: they are not
    begun INTEGER NOT NULL,          -- in milliseconds since 1970
    kept  INTEGER NOT NULL DEFAULT 0 -- 0: it is being written; 1: attached; 2: erased
) STRICT;
CREATE INDEX files_key ON files (key) WHERE key <> '';
CREATE INDEX files_begun ON files (begun) WHERE kept = 0;
CREATE TABLE pieces (
    file  TEXT NOT NULL,
    n     INTEGER NOT NULL, -- from 0
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, n)
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER pieces_insert BEFORE INSERT ON pieces
WHEN NOT EXISTS (SELECT 1 FROM files WHERE id = NEW.file AND kept = 0)
BEGIN SELECT RAISE(ABORT, 'what is attached is never added to'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pieces_no_update BEFORE UPDATE ON pieces
BEGIN SELECT RAISE(ABORT, 'pieces are never edited'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pieces_delete BEFORE DELETE ON pieces
WHEN EXISTS (SELECT 1 FROM files WHERE id = OLD.file AND kept = 1)
BEGIN SELECT RAISE(ABORT, 'what is attached is never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER files_update BEFORE UPDATE ON files
WHEN NEW.id <> OLD.id OR NEW.key <> OLD.key OR NEW.begun <> OLD.begun OR NEW.kept < OLD.kept
BEGIN SELECT RAISE(ABORT, 'what is attached is never edited'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER files_delete BEFORE DELETE ON files WHEN OLD.kept = 1
BEGIN SELECT RAISE(ABORT, 'what is attached is never deleted'); END;
-- +goose StatementEnd

-- +goose Down
SELECT 'nothing attached is ever thrown away';
