-- O1: what is due when, kept beside the case so that the queue is one look at an index. Computed from the case's events by
-- `refresh_due`; a case that was there before takes its place by its date of receipt until the worker has counted.
ALTER TABLE request ADD COLUMN aim_on DATE;
ALTER TABLE request ADD COLUMN law_on DATE;
ALTER TABLE request ADD COLUMN due_on DATE;
ALTER TABLE request ADD COLUMN assigned_to BIGINT REFERENCES officer (id) ON DELETE SET NULL;
UPDATE request SET due_on = received_on;
CREATE INDEX request_due ON request (due_on, id) WHERE closed_at IS NULL;
CREATE INDEX request_of_officer ON request (assigned_to, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX request_not_counted ON request (id) WHERE aim_on IS NULL;
CREATE INDEX request_item_by_right ON request_item (right_key, request_id);
-- Who is away, from when to when, and who looks after their cases meanwhile.
CREATE TABLE officer_absence (
    officer_id  BIGINT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    from_on     DATE NOT NULL,
    until_on    DATE NOT NULL,
    cover_id    BIGINT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    PRIMARY KEY (officer_id, from_on)
);
CREATE INDEX officer_absence_by_cover ON officer_absence (cover_id);
