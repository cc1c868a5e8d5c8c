-- Files handed in at the console, sealed under a key of their own, for an hour at most; and what a batch did to contacts
-- that were there, so that it can be put back.
ALTER TABLE import_batch ADD COLUMN report TEXT;
ALTER TABLE import_batch ADD COLUMN expected BIGINT;
ALTER TABLE import_batch ADD COLUMN undo_state TEXT CHECK (undo_state IN ('asked', 'done'));
ALTER TABLE import_batch ADD COLUMN undo_by TEXT;
ALTER TABLE import_batch ADD COLUMN undo_at TIMESTAMP;
ALTER TABLE import_batch ADD COLUMN undo_last BIGINT;
ALTER TABLE import_batch ADD COLUMN undo_counts TEXT;
CREATE TABLE import_upload (
    id           BIGINT PRIMARY KEY,
    seal_key_id  BIGINT NOT NULL,
    officer_id   BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('coming', 'looked', 'writing')),
    sealed       BYTEA NOT NULL,
    batch_id     BIGINT REFERENCES import_batch (id),
    expires_at   TIMESTAMP NOT NULL
);
CREATE TABLE import_part (
    upload_id  BIGINT NOT NULL REFERENCES import_upload (id) ON DELETE CASCADE,
    number     BIGINT NOT NULL,
    sealed     BYTEA NOT NULL,
    PRIMARY KEY (upload_id, number)
);
CREATE TABLE import_change (
    batch_id    BIGINT NOT NULL REFERENCES import_batch (id),
    contact_id  BIGINT NOT NULL,
    what        TEXT NOT NULL,
    number      BIGINT NOT NULL,
    was         TEXT,
    PRIMARY KEY (batch_id, contact_id, what, number)
);
