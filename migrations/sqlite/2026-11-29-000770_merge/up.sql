-- O3, S4.26: two records of one person become one. The row of the other stays as a number with a standing of its own.
-- SQLite changes no CHECK of a column that is there, so the column is replaced by one that knows it.
DROP TRIGGER contact_erased_is_not_found;
ALTER TABLE contact ADD COLUMN standing TEXT NOT NULL DEFAULT 'active'
    CHECK (standing IN ('active', 'restricted', 'erasing', 'sealed', 'merged', 'erased'));
UPDATE contact SET standing = status;
ALTER TABLE contact DROP COLUMN status;
ALTER TABLE contact RENAME COLUMN standing TO status;
CREATE TRIGGER contact_erased_is_not_found AFTER UPDATE OF status ON contact WHEN NEW.status IN ('merged', 'erased')
BEGIN DELETE FROM search_token WHERE contact_id = NEW.id; END;

CREATE TABLE contact_merge (
    id          INTEGER PRIMARY KEY NOT NULL,
    into_id     INTEGER NOT NULL REFERENCES contact (id),
    from_id     INTEGER NOT NULL REFERENCES contact (id),
    ground      TEXT NOT NULL CHECK (ground IN ('told', 'mailboxes', 'external_id')),
    request_id  INTEGER,
    merged_by   TEXT NOT NULL,
    merged_at   TEXT NOT NULL,
    parted_by   TEXT,
    parted_at   TEXT
) STRICT;
CREATE UNIQUE INDEX contact_merge_once ON contact_merge (from_id) WHERE parted_at IS NULL;
CREATE INDEX contact_merge_by_into ON contact_merge (into_id) WHERE parted_at IS NULL;
-- What moved, by the number it has now and the number it had: what parting puts back.
CREATE TABLE contact_merge_row (
    merge_id  INTEGER NOT NULL REFERENCES contact_merge (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('value', 'address', 'external_id', 'request', 'hold', 'restriction', 'older')),
    number    INTEGER NOT NULL,
    was       INTEGER NOT NULL,
    PRIMARY KEY (merge_id, kind, number)
) STRICT, WITHOUT ROWID;
