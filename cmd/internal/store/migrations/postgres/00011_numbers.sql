-- +goose Up
-- PostgreSQL gives numbers by a sequence, which no commit has to write.
SELECT 1;

-- +goose Down
SELECT 1;
