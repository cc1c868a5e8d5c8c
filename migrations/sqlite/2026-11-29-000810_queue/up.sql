-- O1: what has to be answered first, what is proved and what is not: each its own look at an index, however many of the
-- others there are.
CREATE INDEX request_urgent ON request (matter, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX request_proved ON request (due_on, id)
    WHERE closed_at IS NULL AND (proved_at IS NOT NULL OR address_index IS NULL);
CREATE INDEX request_unproved ON request (due_on, id)
    WHERE closed_at IS NULL AND proved_at IS NULL AND address_index IS NOT NULL;
