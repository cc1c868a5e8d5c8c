-- S6.20: runs of the retention rules; one at a time, each going on where it was left.
CREATE TABLE retention_run (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state        TEXT NOT NULL CHECK (state IN ('running', 'done')),
    last_contact BIGINT NOT NULL,
    report       TEXT NOT NULL,
    actor        TEXT NOT NULL,
    started_at   TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP
);
CREATE UNIQUE INDEX retention_run_one ON retention_run (state) WHERE state = 'running';

-- S4.7, L14.2: who has to be told that we have their data from somebody else, and until when.
CREATE TABLE source_notice (
    contact_id    BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    provenance_id BIGINT NOT NULL,
    source        TEXT NOT NULL,
    obtained_on   DATE NOT NULL,
    due_on        DATE NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('due', 'queued', 'excused')),
    reason        TEXT,
    letter_id     BIGINT,
    at            TIMESTAMP NOT NULL,
    PRIMARY KEY (contact_id, source)
);
CREATE INDEX source_notice_due ON source_notice (due_on, contact_id) WHERE state = 'due';

-- The bulk guard: how many letters of a kind somebody has agreed to, and at what pace they leave.
CREATE TABLE bulk_mailing (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          TEXT NOT NULL,
    letters       BIGINT NOT NULL,
    queued        BIGINT NOT NULL,
    per_hour      BIGINT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
    confirmed_by  TEXT NOT NULL,
    confirmed_at  TIMESTAMP NOT NULL,
    next_at       TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX bulk_mailing_one ON bulk_mailing (kind) WHERE state = 'running';

-- Files sent with messages of cases, sealed under the case's key; nothing leaves before the scanner has seen it.
CREATE TABLE attachment (
    id              BIGINT PRIMARY KEY,
    request_id      BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    message_number  BIGINT NOT NULL,
    kind            TEXT NOT NULL,
    size            BIGINT NOT NULL,
    sealed_name     BYTEA NOT NULL,
    sealed          BYTEA,
    state           TEXT NOT NULL CHECK (state IN ('waiting_scan', 'clean', 'refused')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    scan_at         TIMESTAMP NOT NULL,
    added_at        TIMESTAMP NOT NULL
);
CREATE INDEX attachment_by_request ON attachment (request_id, message_number, id);
CREATE INDEX attachment_waiting ON attachment (scan_at) WHERE state = 'waiting_scan';
