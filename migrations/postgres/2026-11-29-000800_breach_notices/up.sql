-- Who is told of a breach, and in which words. S11.12.
CREATE TABLE breach_words (
    breach_id     BIGINT NOT NULL REFERENCES breach (id),
    number        BIGINT NOT NULL,
    language      TEXT NOT NULL,
    author        TEXT NOT NULL,
    sealed        BYTEA NOT NULL,
    written_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (breach_id, number)
);
CREATE TABLE breach_person (
    breach_id      BIGINT NOT NULL REFERENCES breach (id),
    number         BIGINT NOT NULL,
    contact_id     BIGINT,
    address_index  BYTEA,
    sealed_address BYTEA,
    state          TEXT NOT NULL,
    letter_id      BIGINT,
    at             TIMESTAMP NOT NULL,
    PRIMARY KEY (breach_id, number)
);
CREATE UNIQUE INDEX breach_person_contact ON breach_person (breach_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX breach_person_address ON breach_person (breach_id, address_index) WHERE address_index IS NOT NULL;
CREATE INDEX breach_person_by_contact ON breach_person (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX breach_person_by_address ON breach_person (address_index) WHERE address_index IS NOT NULL;
CREATE INDEX breach_person_due ON breach_person (breach_id, number) WHERE state = 'due';
