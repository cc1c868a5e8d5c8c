-- S8.5: while an erasure waits, use stops: a standing of its own. SQLite changes no CHECK of a column that is there, so
-- the column is replaced by one that knows it.
ALTER TABLE contact ADD COLUMN standing TEXT NOT NULL DEFAULT 'active'
    CHECK (standing IN ('active', 'restricted', 'erasing', 'sealed', 'erased'));
UPDATE contact SET standing = status;
ALTER TABLE contact DROP COLUMN status;
ALTER TABLE contact RENAME COLUMN standing TO status;

-- S6.15, S8.18: what a law keeps although somebody wants it gone: which data, whose, why in words, and until when.
CREATE TABLE hold (
    id          INTEGER PRIMARY KEY NOT NULL,
    scope       TEXT NOT NULL,
    contact_id  INTEGER,
    ground      TEXT NOT NULL,
    law         TEXT NOT NULL,
    words       TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    review_on   TEXT NOT NULL,
    set_by      TEXT NOT NULL,
    set_at      TEXT NOT NULL,
    ended_by    TEXT,
    ended_at    TEXT
) STRICT;
CREATE INDEX hold_in_force ON hold (ends_on) WHERE ended_at IS NULL;

-- S8.5: one erasure, from the press to nothing left.
CREATE TABLE erasure (
    request_id      INTEGER PRIMARY KEY NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    contact_id      INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('held', 'cooling', 'carrying', 'telling', 'done', 'cancelled')),
    was             TEXT NOT NULL,
    salt            BLOB NOT NULL,
    link_key        INTEGER NOT NULL,
    asked_at        TEXT NOT NULL,
    due_at          TEXT NOT NULL,
    waived_at       TEXT,
    planned_at      TEXT,
    carried_at      TEXT,
    told_at         TEXT,
    finished_at     TEXT,
    backups_until   TEXT,
    gone            INTEGER NOT NULL DEFAULT 0,
    kept            INTEGER NOT NULL DEFAULT 0,
    hold_key_id     INTEGER,
    sealed_address  BLOB,
    spent_key_id    INTEGER
) STRICT;
CREATE UNIQUE INDEX erasure_of_contact ON erasure (contact_id) WHERE state IN ('held', 'cooling', 'carrying', 'telling');
CREATE INDEX erasure_waiting ON erasure (state, due_at) WHERE state IN ('held', 'cooling', 'carrying', 'telling');
CREATE INDEX erasure_spent ON erasure (request_id) WHERE spent_key_id IS NOT NULL;

-- S8.19: values that a hold keeps, sealed under a key of scope `hold`: in no list, search, feed or copy.
CREATE TABLE held_value (
    request_id     INTEGER NOT NULL REFERENCES erasure (request_id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    sealed         BLOB NOT NULL,
    provenance_id  INTEGER NOT NULL,
    hold_id        INTEGER NOT NULL REFERENCES hold (id),
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_value_by_hold ON held_value (hold_id);

-- S7.12, L19.1: systems elsewhere that are to do the same, each with the date on which it confirmed.
CREATE TABLE system_task (
    request_id    INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    system        TEXT NOT NULL,
    act           TEXT NOT NULL,
    sealed_ids    BLOB,
    asked_at      TEXT NOT NULL,
    confirmed_at  TEXT,
    confirmed_by  TEXT,
    PRIMARY KEY (request_id, system)
) STRICT, WITHOUT ROWID;
CREATE INDEX system_task_open ON system_task (system, request_id) WHERE confirmed_at IS NULL;

-- S8.19: sealed records are opened by two officers, for a reason and a time.
CREATE TABLE seal_access (
    id             INTEGER PRIMARY KEY NOT NULL,
    request_id     INTEGER NOT NULL REFERENCES erasure (request_id) ON DELETE CASCADE,
    asked_by       INTEGER NOT NULL,
    sealed_reason  BLOB,
    asked_at       TEXT NOT NULL,
    approved_by    INTEGER,
    until          TEXT
) STRICT;
CREATE INDEX seal_access_of ON seal_access (request_id, id);
