-- Files handed in at the console, sealed under a key of their own, for an hour at most; and what a batch did to contacts
-- that were there, so that it can be put back.
ALTER TABLE import_batch ADD COLUMN report TEXT;
ALTER TABLE import_batch ADD COLUMN expected INTEGER;
ALTER TABLE import_batch ADD COLUMN undo_state TEXT CHECK (undo_state IN ('asked', 'done'));
ALTER TABLE import_batch ADD COLUMN undo_by TEXT;
ALTER TABLE import_batch ADD COLUMN undo_at TEXT;
ALTER TABLE import_batch ADD COLUMN undo_last INTEGER;
ALTER TABLE import_batch ADD COLUMN undo_counts TEXT;
CREATE TABLE import_upload (
    id           INTEGER PRIMARY KEY NOT NULL,
    seal_key_id  INTEGER NOT NULL,
    officer_id   INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('coming', 'looked', 'writing')),
    sealed       BLOB NOT NULL,
    batch_id     INTEGER REFERENCES import_batch (id),
    expires_at   TEXT NOT NULL
) STRICT;
CREATE TABLE import_part (
    upload_id  INTEGER NOT NULL REFERENCES import_upload (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (upload_id, number)
) STRICT;
CREATE TABLE import_change (
    batch_id    INTEGER NOT NULL REFERENCES import_batch (id),
    contact_id  INTEGER NOT NULL,
    what        TEXT NOT NULL,
    number      INTEGER NOT NULL,
    was         TEXT,
    PRIMARY KEY (batch_id, contact_id, what, number)
) STRICT, WITHOUT ROWID;
