-- +goose Up
-- A row of the log says by which request it was recorded, as the log of the server
-- numbers it, and the links of one statement stand in one row of the chain.
ALTER TABLE log ADD COLUMN request TEXT NOT NULL DEFAULT '';
ALTER TABLE chain RENAME TO single;
CREATE TABLE chain (
    place BIGINT PRIMARY KEY, -- of the last of the links
    links BYTEA NOT NULL      -- of each its place, the number of its row, and its hash
);
INSERT INTO chain (place, links)
    SELECT max(place), string_agg(int8send(place) || int8send(seq) || hash, ''::bytea ORDER BY place) FROM single GROUP BY (place - 1) / 80;
DROP TABLE single;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION log_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last BYTEA;
BEGIN
    SELECT substr(links, length(links) - 47) INTO last FROM chain ORDER BY place DESC LIMIT 1;
    INSERT INTO chain (place, links)
        SELECT max(place), string_agg(int8send(place) || int8send(seq) || hash, ''::bytea ORDER BY place)
        FROM (SELECT coalesce(('x' || encode(substr(last, 1, 8), 'hex'))::bit(64)::bigint, 0) + row_number() OVER one AS place, a.seq,
                chain_of(coalesce(substr(last, 17), decode(repeat('00', 32), 'hex')), convert_to(concat(a.seq, ',', coalesce(a.version, 0), ',', (extract(epoch FROM a.recorded) * 1000000)::BIGINT, ',',
                    octet_length(a.kind), ':', a.kind, ',', octet_length(a.name), ':', a.name, ',', octet_length(a.id), ':', a.id, ',',
                    octet_length(a.about), ':', a.about, ',', octet_length(a.who), ':', a.who, ',', octet_length(a.fact), ':', a.fact, ',',
                    CASE WHEN a.request <> '' THEN concat(octet_length(a.request), ':', a.request, ',') END), 'UTF8')) OVER one AS hash
            FROM added AS a WINDOW one AS (ORDER BY a.seq)) AS linked
        GROUP BY (place - 1) / 80;
    RETURN NULL;
END $$;
-- +goose StatementEnd
CREATE TRIGGER chain_keep BEFORE UPDATE OR DELETE ON chain FOR EACH ROW EXECUTE FUNCTION log_keep();
CREATE TRIGGER chain_keep_all BEFORE TRUNCATE ON chain FOR EACH STATEMENT EXECUTE FUNCTION log_keep();

-- +goose Down
SELECT 'nothing recorded is ever taken away';
