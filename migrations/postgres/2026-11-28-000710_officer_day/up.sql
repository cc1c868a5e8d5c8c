-- Decision 5: what officers find people by: 64 bits of a keyed hash of each word, prefix, number and domain. A contact whose
-- tokens are out of date has no `indexed_at`; the worker makes them anew.
ALTER TABLE contact ADD COLUMN indexed_at TIMESTAMP;
CREATE INDEX contact_to_index ON contact (id) WHERE indexed_at IS NULL;
CREATE TABLE search_token (
    token       BIGINT NOT NULL,
    contact_id  BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    PRIMARY KEY (token, contact_id)
);
CREATE INDEX search_token_by_contact ON search_token (contact_id);
-- Whatever erases a contact, nobody finds it any more.
CREATE FUNCTION forget_search_tokens() RETURNS trigger AS $$
BEGIN DELETE FROM search_token WHERE contact_id = NEW.id; RETURN NEW; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER contact_erased_is_not_found AFTER UPDATE OF status ON contact
FOR EACH ROW WHEN (NEW.status = 'erased') EXECUTE FUNCTION forget_search_tokens();

-- O2: where a letter on paper goes, and what the desk notes about a case for itself.
ALTER TABLE request ADD COLUMN sealed_post BYTEA;
ALTER TABLE request ADD COLUMN bounced_at TIMESTAMP;
CREATE TABLE case_note (
    request_id  BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    author      TEXT NOT NULL,
    sealed      BYTEA NOT NULL,
    written_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, number)
);
-- An answer on paper: written, and then posted.
CREATE TABLE paper_letter (
    request_id  BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    closes      INTEGER NOT NULL,
    written_at  TIMESTAMP NOT NULL,
    posted_on   DATE,
    PRIMARY KEY (request_id, number)
);
CREATE INDEX paper_letter_waiting ON paper_letter (written_at) WHERE posted_on IS NULL;
-- A colleague is asked to search a system for a case, by a link that works once.
CREATE TABLE search_task (
    id               BIGINT PRIMARY KEY,
    request_id       BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    system           TEXT NOT NULL,
    sealed_to        BYTEA NOT NULL,
    sealed_question  BYTEA NOT NULL,
    salt             BYTEA NOT NULL,
    link_key         INTEGER NOT NULL,
    due_on           DATE NOT NULL,
    asked_by         TEXT NOT NULL,
    asked_at         TIMESTAMP NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('open', 'found', 'nothing', 'withdrawn')),
    answered_at      TIMESTAMP,
    sealed_answer    BYTEA
);
CREATE INDEX search_task_by_request ON search_task (request_id);

-- S11.10, L33.4: every breach, from awareness to what was decided; texts are only added, so that phases are kept.
CREATE TABLE breach (
    id            BIGINT PRIMARY KEY,
    reference     TEXT NOT NULL UNIQUE,
    seal_key_id   BIGINT NOT NULL,
    aware_at      TIMESTAMP NOT NULL,
    opened_at     TIMESTAMP NOT NULL,
    opened_by     TEXT NOT NULL,
    people        BIGINT,
    records       BIGINT,
    risk          TEXT CHECK (risk IN ('unlikely', 'risk', 'high')),
    regulator_at  TIMESTAMP,
    people_at     TIMESTAMP,
    closed_at     TIMESTAMP
);
CREATE TABLE breach_entry (
    breach_id   BIGINT NOT NULL REFERENCES breach (id),
    number      BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    author      TEXT NOT NULL,
    sealed      BYTEA NOT NULL,
    written_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (breach_id, number)
);
