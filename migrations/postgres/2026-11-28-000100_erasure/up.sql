-- S8.5: while an erasure waits, use stops: a standing of its own.
ALTER TABLE contact DROP CONSTRAINT contact_status_check;
ALTER TABLE contact ADD CONSTRAINT contact_status_check
    CHECK (status IN ('active', 'restricted', 'erasing', 'sealed', 'erased'));

-- S6.15, S8.18: what a law keeps although somebody wants it gone: which data, whose, why in words, and until when.
CREATE TABLE hold (
    id          BIGINT PRIMARY KEY,
    scope       TEXT NOT NULL,
    contact_id  BIGINT,
    ground      TEXT NOT NULL,
    law         TEXT NOT NULL,
    words       TEXT NOT NULL,
    starts_on   DATE NOT NULL,
    ends_on     DATE NOT NULL,
    review_on   DATE NOT NULL,
    set_by      TEXT NOT NULL,
    set_at      TIMESTAMP NOT NULL,
    ended_by    TEXT,
    ended_at    TIMESTAMP
);
CREATE INDEX hold_in_force ON hold (ends_on) WHERE ended_at IS NULL;

-- S8.5: one erasure, from the press to nothing left.
CREATE TABLE erasure (
    request_id      BIGINT PRIMARY KEY REFERENCES request (id) ON DELETE CASCADE,
    contact_id      BIGINT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('held', 'cooling', 'carrying', 'telling', 'done', 'cancelled')),
    was             TEXT NOT NULL,
    salt            BYTEA NOT NULL,
    link_key        INTEGER NOT NULL,
    asked_at        TIMESTAMP NOT NULL,
    due_at          TIMESTAMP NOT NULL,
    waived_at       TIMESTAMP,
    planned_at      TIMESTAMP,
    carried_at      TIMESTAMP,
    told_at         TIMESTAMP,
    finished_at     TIMESTAMP,
    backups_until   DATE,
    gone            BIGINT NOT NULL DEFAULT 0,
    kept            BIGINT NOT NULL DEFAULT 0,
    hold_key_id     BIGINT,
    sealed_address  BYTEA,
    spent_key_id    BIGINT
);
CREATE UNIQUE INDEX erasure_of_contact ON erasure (contact_id) WHERE state IN ('held', 'cooling', 'carrying', 'telling');
CREATE INDEX erasure_waiting ON erasure (state, due_at) WHERE state IN ('held', 'cooling', 'carrying', 'telling');
CREATE INDEX erasure_spent ON erasure (request_id) WHERE spent_key_id IS NOT NULL;

-- S8.19: values that a hold keeps, sealed under a key of scope `hold`: in no list, search, feed or copy.
CREATE TABLE held_value (
    request_id     BIGINT NOT NULL REFERENCES erasure (request_id) ON DELETE CASCADE,
    number         BIGINT NOT NULL,
    kind           TEXT NOT NULL,
    sealed         BYTEA NOT NULL,
    provenance_id  BIGINT NOT NULL,
    hold_id        BIGINT NOT NULL REFERENCES hold (id),
    PRIMARY KEY (request_id, number)
);
CREATE INDEX held_value_by_hold ON held_value (hold_id);

-- S7.12, L19.1: systems elsewhere that are to do the same, each with the date on which it confirmed.
CREATE TABLE system_task (
    request_id    BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    system        TEXT NOT NULL,
    act           TEXT NOT NULL,
    sealed_ids    BYTEA,
    asked_at      TIMESTAMP NOT NULL,
    confirmed_at  TIMESTAMP,
    confirmed_by  TEXT,
    PRIMARY KEY (request_id, system)
);
CREATE INDEX system_task_open ON system_task (system, request_id) WHERE confirmed_at IS NULL;

-- S8.19: sealed records are opened by two officers, for a reason and a time.
CREATE TABLE seal_access (
    id             BIGINT PRIMARY KEY,
    request_id     BIGINT NOT NULL REFERENCES erasure (request_id) ON DELETE CASCADE,
    asked_by       BIGINT NOT NULL,
    sealed_reason  BYTEA,
    asked_at       TIMESTAMP NOT NULL,
    approved_by    BIGINT,
    until          TIMESTAMP
);
CREATE INDEX seal_access_of ON seal_access (request_id, id);
