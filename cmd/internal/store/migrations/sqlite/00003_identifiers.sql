-- +goose Up
-- Identifiers are compared byte by byte here; PostgreSQL has to be told.
SELECT 1;

-- +goose Down
SELECT 1;
