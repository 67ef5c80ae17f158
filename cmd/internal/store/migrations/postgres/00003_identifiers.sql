-- +goose Up
-- Identifiers are compared byte by byte, in whatever language the database was
-- made, so that those that begin with a text stand together.
ALTER TABLE log ALTER COLUMN id TYPE TEXT COLLATE "C";

-- +goose Down
SELECT 'nothing recorded is ever taken away';
