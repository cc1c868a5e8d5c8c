-- S3.1, S3.2: how a contact stands to an organisation. The name is sealed like a value, under the contact's key and with a
-- number of the contact's own; an ended relation stays as evidence, so that no file brings it back against the person's word.
CREATE TABLE relation (
    contact_id      BIGINT NOT NULL REFERENCES contact (id),
    number          BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind <> 'colleague'),
    sealed          BYTEA NOT NULL,
    provenance_id   BIGINT NOT NULL REFERENCES provenance (id),
    stored_at       TIMESTAMP NOT NULL,
    source_changed  TIMESTAMP,
    ended_at        TIMESTAMP,
    ended_by        TEXT CHECK (ended_by IN ('person', 'officer', 'system')),
    PRIMARY KEY (contact_id, number),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX relation_by_kind ON relation (kind, contact_id) WHERE ended_at IS NULL;
CREATE INDEX relation_ended ON relation (ended_at) WHERE ended_at IS NOT NULL;

-- S3.3: since when a value is in doubt, because its person has left the organisation it belongs to.
ALTER TABLE contact_value ADD COLUMN stale_at TIMESTAMP;

-- O3: a merge moves relations too.
ALTER TABLE contact_merge_row DROP CONSTRAINT contact_merge_row_kind_check;
ALTER TABLE contact_merge_row ADD CONSTRAINT contact_merge_row_kind_check CHECK (kind IN
    ('breach_person', 'value', 'address', 'external_id', 'request', 'hold', 'restriction', 'older', 'relation'));
