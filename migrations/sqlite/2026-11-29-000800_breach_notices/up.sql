-- Who is told of a breach, and in which words. S11.12.
CREATE TABLE breach_words (
    breach_id     INTEGER NOT NULL REFERENCES breach (id),
    number        INTEGER NOT NULL,
    language      TEXT NOT NULL,
    author        TEXT NOT NULL,
    sealed        BLOB NOT NULL,
    written_at    TEXT NOT NULL,
    PRIMARY KEY (breach_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE breach_person (
    breach_id      INTEGER NOT NULL REFERENCES breach (id),
    number         INTEGER NOT NULL,
    contact_id     INTEGER,
    address_index  BLOB,
    sealed_address BLOB,
    state          TEXT NOT NULL,
    letter_id      INTEGER,
    at             TEXT NOT NULL,
    PRIMARY KEY (breach_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX breach_person_contact ON breach_person (breach_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX breach_person_address ON breach_person (breach_id, address_index) WHERE address_index IS NOT NULL;
CREATE INDEX breach_person_by_contact ON breach_person (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX breach_person_by_address ON breach_person (address_index) WHERE address_index IS NOT NULL;
CREATE INDEX breach_person_due ON breach_person (breach_id, number) WHERE state = 'due';
