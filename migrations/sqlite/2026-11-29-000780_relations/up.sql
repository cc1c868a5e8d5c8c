-- S3.1, S3.2: how a contact stands to an organisation. The name is sealed like a value, under the contact's key and with a
-- number of the contact's own; an ended relation stays as evidence, so that no file brings it back against the person's word.
CREATE TABLE relation (
    contact_id      INTEGER NOT NULL REFERENCES contact (id),
    number          INTEGER NOT NULL,
    kind            TEXT NOT NULL CHECK (kind <> 'colleague'),
    sealed          BLOB NOT NULL,
    provenance_id   INTEGER NOT NULL REFERENCES provenance (id),
    stored_at       TEXT NOT NULL,
    source_changed  TEXT,
    ended_at        TEXT,
    ended_by        TEXT CHECK (ended_by IN ('person', 'officer', 'system')),
    PRIMARY KEY (contact_id, number),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_kind ON relation (kind, contact_id) WHERE ended_at IS NULL;
CREATE INDEX relation_ended ON relation (ended_at) WHERE ended_at IS NOT NULL;

-- S3.3: since when a value is in doubt, because its person has left the organisation it belongs to.
ALTER TABLE contact_value ADD COLUMN stale_at TEXT;

-- O3: a merge moves relations too. SQLite changes no CHECK of a table that is there, so the table is made anew with its rows.
CREATE TABLE contact_merge_row_new (
    merge_id  INTEGER NOT NULL REFERENCES contact_merge (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN
        ('breach_person', 'value', 'address', 'external_id', 'request', 'hold', 'restriction', 'older', 'relation')),
    number    INTEGER NOT NULL,
    was       INTEGER NOT NULL,
    PRIMARY KEY (merge_id, kind, number)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_merge_row_new SELECT merge_id, kind, number, was FROM contact_merge_row;
DROP TABLE contact_merge_row;
ALTER TABLE contact_merge_row_new RENAME TO contact_merge_row;
