-- An officer's address and second factor are sealed under a key of the officer's own.
CREATE TABLE seal_key_new (
    id          INTEGER PRIMARY KEY NOT NULL,
    scope       TEXT NOT NULL CHECK (scope IN ('contact', 'case', 'letter', 'hold', 'officer')),
    contact_id  INTEGER,
    master      INTEGER NOT NULL,
    wrapped     BLOB NOT NULL,
    created_at  TEXT NOT NULL
) STRICT;
INSERT INTO seal_key_new SELECT id, scope, contact_id, master, wrapped, created_at FROM seal_key;
DROP TABLE seal_key;
ALTER TABLE seal_key_new RENAME TO seal_key;
CREATE INDEX seal_key_by_contact ON seal_key (contact_id);
CREATE INDEX seal_key_by_master ON seal_key (master);
