-- +goose Up
-- What events are signed with, and where letters are sent to, is sealed under a key of
-- the receiver's own, which is kept with those of petitions; empty: it is from before
-- that, and is sealed when the next server starts.
ALTER TABLE receivers ADD COLUMN key TEXT NOT NULL DEFAULT '';
-- Since when the next event waits, in milliseconds; 0: from before that was kept.
ALTER TABLE deliveries ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE deliveries DROP COLUMN waits;
ALTER TABLE receivers DROP COLUMN key;
