-- +goose Up
-- Each row of the log has a link: a hash of the link before it and of the row
-- (package trail). Links are made here, whatever server writes, in the order in
-- which rows are seen: writers hold one lock until their commit.
ALTER TABLE log ADD COLUMN who TEXT NOT NULL DEFAULT ''; -- recorded it
CREATE TABLE chain (
    place BIGINT PRIMARY KEY, -- from 1, with no gaps
    seq   BIGINT NOT NULL,    -- of the row
    hash  BYTEA NOT NULL
);
-- Signed statements of what all links up to a place were.
CREATE TABLE heads (
    size  BIGINT PRIMARY KEY,
    edges BYTEA NOT NULL, -- of the tree, by which the next is made
    note  TEXT NOT NULL
);
-- +goose StatementBegin
CREATE FUNCTION chain_step(hash BYTEA, first BYTEA, canonical BYTEA) RETURNS BYTEA LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN RETURN sha256(coalesce(hash, first) || canonical); END $$;
-- +goose StatementEnd
CREATE AGGREGATE chain_of(first BYTEA, canonical BYTEA) (sfunc = chain_step, stype = BYTEA);
-- What was recorded before begins the chain.
INSERT INTO chain (place, seq, hash)
    SELECT row_number() OVER one, a.seq, chain_of(decode(repeat('00', 32), 'hex'), convert_to(concat(a.seq, ',', coalesce(a.version, 0), ',', (extract(epoch FROM a.recorded) * 1000000)::BIGINT, ',',
            octet_length(a.kind), ':', a.kind, ',', octet_length(a.name), ':', a.name, ',', octet_length(a.id), ':', a.id, ',',
            octet_length(a.about), ':', a.about, ',', octet_length(a.who), ':', a.who, ',', octet_length(a.fact), ':', a.fact, ','), 'UTF8')) OVER one
    FROM log AS a WINDOW one AS (ORDER BY a.seq);
-- +goose StatementBegin
CREATE FUNCTION log_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last chain;
BEGIN
    SELECT * INTO last FROM chain ORDER BY place DESC LIMIT 1;
    INSERT INTO chain (place, seq, hash)
        SELECT coalesce(last.place, 0) + row_number() OVER one, a.seq, chain_of(coalesce(last.hash, decode(repeat('00', 32), 'hex')), convert_to(concat(a.seq, ',', coalesce(a.version, 0), ',', (extract(epoch FROM a.recorded) * 1000000)::BIGINT, ',',
            octet_length(a.kind), ':', a.kind, ',', octet_length(a.name), ':', a.name, ',', octet_length(a.id), ':', a.id, ',',
            octet_length(a.about), ':', a.about, ',', octet_length(a.who), ':', a.who, ',', octet_length(a.fact), ':', a.fact, ','), 'UTF8')) OVER one
        FROM added AS a WINDOW one AS (ORDER BY a.seq);
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER log_chain AFTER INSERT ON log REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_chain();
CREATE TRIGGER chain_keep BEFORE UPDATE OR DELETE ON chain FOR EACH ROW EXECUTE FUNCTION log_keep();
CREATE TRIGGER chain_keep_all BEFORE TRUNCATE ON chain FOR EACH STATEMENT EXECUTE FUNCTION log_keep();
CREATE TRIGGER heads_keep BEFORE UPDATE OR DELETE ON heads FOR EACH ROW EXECUTE FUNCTION log_keep();
CREATE TRIGGER heads_keep_all BEFORE TRUNCATE ON heads FOR EACH STATEMENT EXECUTE FUNCTION log_keep();

-- +goose Down
SELECT 'nothing recorded is ever taken away';
