-- L17.1: the ground of an erasure. L12.5: a refusal as unfounded or excessive waits for a second person.
ALTER TABLE request_item ADD COLUMN derived TEXT;
ALTER TABLE request_item ADD COLUMN wish_decision TEXT;
ALTER TABLE request_item ADD COLUMN wish_ground TEXT;
ALTER TABLE request_item ADD COLUMN wish_factors TEXT;
ALTER TABLE request_item ADD COLUMN wish_by TEXT;
ALTER TABLE request_item ADD COLUMN wish_at TIMESTAMP;
