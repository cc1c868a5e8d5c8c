-- Decision 5: what officers find people by: 64 bits of a keyed hash of each word, prefix, number and domain. A contact whose
-- tokens are out of date has no `indexed_at`; the worker makes them anew.
ALTER TABLE contact ADD COLUMN indexed_at TEXT;
CREATE INDEX contact_to_index ON contact (id) WHERE indexed_at IS NULL;
CREATE TABLE search_token (
    token       INTEGER NOT NULL,
    contact_id  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    PRIMARY KEY (token, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_token_by_contact ON search_token (contact_id);
-- Whatever erases a contact, nobody finds it any more.
CREATE TRIGGER contact_erased_is_not_found AFTER UPDATE OF status ON contact WHEN NEW.status = 'erased'
BEGIN DELETE FROM search_token WHERE contact_id = NEW.id; END;

-- O2: where a letter on paper goes, and what the desk notes about a case for itself.
ALTER TABLE request ADD COLUMN sealed_post BLOB;
ALTER TABLE request ADD COLUMN bounced_at TEXT;
CREATE TABLE case_note (
    request_id  INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    author      TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    written_at  TEXT NOT NULL,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;
-- An answer on paper: written, and then posted.
CREATE TABLE paper_letter (
    request_id  INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    closes      INTEGER NOT NULL,
    written_at  TEXT NOT NULL,
    posted_on   TEXT,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_letter_waiting ON paper_letter (written_at) WHERE posted_on IS NULL;
-- A colleague is asked to search a system for a case, by a link that works once.
CREATE TABLE search_task (
    id               INTEGER PRIMARY KEY NOT NULL,
    request_id       INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    system           TEXT NOT NULL,
    sealed_to        BLOB NOT NULL,
    sealed_question  BLOB NOT NULL,
    salt             BLOB NOT NULL,
    link_key         INTEGER NOT NULL,
    due_on           TEXT NOT NULL,
    asked_by         TEXT NOT NULL,
    asked_at         TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('open', 'found', 'nothing', 'withdrawn')),
    answered_at      TEXT,
    sealed_answer    BLOB
) STRICT;
CREATE INDEX search_task_by_request ON search_task (request_id);

-- S11.10, L33.4: every breach, from awareness to what was decided; texts are only added, so that phases are kept.
CREATE TABLE breach (
    id            INTEGER PRIMARY KEY NOT NULL,
    reference     TEXT NOT NULL UNIQUE,
    seal_key_id   INTEGER NOT NULL,
    aware_at      TEXT NOT NULL,
    opened_at     TEXT NOT NULL,
    opened_by     TEXT NOT NULL,
    people        INTEGER,
    records       INTEGER,
    risk          TEXT CHECK (risk IN ('unlikely', 'risk', 'high')),
    regulator_at  TEXT,
    people_at     TEXT,
    closed_at     TEXT
) STRICT;
CREATE TABLE breach_entry (
    breach_id   INTEGER NOT NULL REFERENCES breach (id),
    number      INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    author      TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    written_at  TEXT NOT NULL,
    PRIMARY KEY (breach_id, number)
) STRICT, WITHOUT ROWID;
