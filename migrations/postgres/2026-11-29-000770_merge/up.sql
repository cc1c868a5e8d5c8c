-- O3, S4.26: two records of one person become one. The row of the other stays as a number with a standing of its own.
ALTER TABLE contact DROP CONSTRAINT contact_status_check;
ALTER TABLE contact ADD CONSTRAINT contact_status_check
    CHECK (status IN ('active', 'restricted', 'erasing', 'sealed', 'merged', 'erased'));
DROP TRIGGER contact_erased_is_not_found ON contact;
CREATE TRIGGER contact_erased_is_not_found AFTER UPDATE OF status ON contact
FOR EACH ROW WHEN (NEW.status IN ('merged', 'erased')) EXECUTE FUNCTION forget_search_tokens();

CREATE TABLE contact_merge (
    id          BIGINT PRIMARY KEY NOT NULL,
    into_id     BIGINT NOT NULL REFERENCES contact (id),
    from_id     BIGINT NOT NULL REFERENCES contact (id),
    ground      TEXT NOT NULL CHECK (ground IN ('told', 'mailboxes', 'external_id')),
    request_id  BIGINT,
    merged_by   TEXT NOT NULL,
    merged_at   TIMESTAMP NOT NULL,
    parted_by   TEXT,
    parted_at   TIMESTAMP
);
CREATE UNIQUE INDEX contact_merge_once ON contact_merge (from_id) WHERE parted_at IS NULL;
CREATE INDEX contact_merge_by_into ON contact_merge (into_id) WHERE parted_at IS NULL;
-- What moved, by the number it has now and the number it had: what parting puts back.
CREATE TABLE contact_merge_row (
    merge_id  BIGINT NOT NULL REFERENCES contact_merge (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL CHECK (kind IN ('value', 'address', 'external_id', 'request', 'hold', 'restriction', 'older')),
    number    BIGINT NOT NULL,
    was       BIGINT NOT NULL,
    PRIMARY KEY (merge_id, kind, number)
);
