-- +goose Up
-- What is attached to something that was recorded: its bytes, in pieces. A file is
-- written piece by piece before it is attached; then nothing of it changes, and the
-- log has its SHA-256. What was never attached is taken away, and what was erased.
CREATE TABLE files (
    id    TEXT PRIMARY KEY,
    key   TEXT NOT NULL,            -- by which its pieces are sealed (seals); empty: they are not
    begun BIGINT NOT NULL,          -- in milliseconds since 1970
    kept  BIGINT NOT NULL DEFAULT 0 -- 0: it is being written; 1: attached; 2: erased
);
CREATE INDEX files_key ON files (key) WHERE key <> '';
CREATE INDEX files_begun ON files (begun) WHERE kept = 0;
CREATE TABLE pieces (
    file  TEXT NOT NULL,
    n     BIGINT NOT NULL, -- from 0
    bytes BYTEA NOT NULL,
    PRIMARY KEY (file, n)
);
ALTER TABLE pieces ALTER COLUMN bytes SET STORAGE EXTERNAL; -- it is packed or sealed already
-- +goose StatementBegin
CREATE FUNCTION pieces_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- Whoever takes the file away is waited for.
        PERFORM 1 FROM files WHERE id = NEW.file AND kept = 0 FOR SHARE;
        IF FOUND THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM files WHERE id = OLD.file AND kept = 1) THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'what is attached is never edited or deleted';
END $$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION files_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.id = OLD.id AND NEW.key = OLD.key AND NEW.begun = OLD.begun AND NEW.kept >= OLD.kept THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD.kept <> 1 THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'what is attached is never edited or deleted';
END $$;
-- +goose StatementEnd
CREATE TRIGGER pieces_keep BEFORE INSERT OR UPDATE OR DELETE ON pieces FOR EACH ROW EXECUTE FUNCTION pieces_keep();
CREATE TRIGGER pieces_keep_all BEFORE TRUNCATE ON pieces FOR EACH STATEMENT EXECUTE FUNCTION pieces_keep();
CREATE TRIGGER files_keep BEFORE UPDATE OR DELETE ON files FOR EACH ROW EXECUTE FUNCTION files_keep();
CREATE TRIGGER files_keep_all BEFORE TRUNCATE ON files FOR EACH STATEMENT EXECUTE FUNCTION files_keep();

-- +goose Down
SELECT 'nothing attached is ever thrown away';
