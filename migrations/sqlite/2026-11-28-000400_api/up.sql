-- Machines that may ask and tell. A credential itself is nowhere, only its hash. TH24.
CREATE TABLE api_client (
    id                INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name              TEXT NOT NULL UNIQUE,
    token_hash        BLOB NOT NULL UNIQUE,
    scopes            TEXT NOT NULL,
    purposes          TEXT NOT NULL,
    system            TEXT,
    per_minute        INTEGER NOT NULL,
    per_day           INTEGER NOT NULL,
    observe_until     TEXT,
    created_by        TEXT NOT NULL,
    created_at        TEXT NOT NULL,
    expires_at        TEXT NOT NULL,
    last_used_at      TEXT,
    revoked_at        TEXT,
    confirmed_segment INTEGER NOT NULL DEFAULT 0,
    confirmed_seq     INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Answers to requests with an Idempotency-Key: the same key gets the same answer. No personal data is in them.
CREATE TABLE api_answer (
    client_id     INTEGER NOT NULL REFERENCES api_client (id) ON DELETE CASCADE,
    key_hash      BLOB NOT NULL,
    request_hash  BLOB NOT NULL,
    status        INTEGER NOT NULL,
    body          TEXT NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (client_id, key_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_answer_by_age ON api_answer (at);
-- What other systems must follow: numbered by the sequencer in the order in which it became visible.
CREATE TABLE contact_change (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    segment     INTEGER,
    seq         INTEGER,
    kind        TEXT NOT NULL,
    contact_id  INTEGER NOT NULL,
    topic       TEXT,
    channel     TEXT,
    object      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    at          TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX contact_change_in_order ON contact_change (segment, seq);
CREATE INDEX contact_change_waiting ON contact_change (id) WHERE seq IS NULL;
-- Where changes are told without being asked for (Standard Webhooks). The signing secret is derived, not kept.
CREATE TABLE webhook (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    client_id    INTEGER NOT NULL REFERENCES api_client (id) ON DELETE CASCADE,
    url          TEXT NOT NULL,
    ground       TEXT NOT NULL,
    salt         BLOB NOT NULL,
    link_key     INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('active', 'stopped')),
    created_at   TEXT NOT NULL,
    segment      INTEGER NOT NULL,
    seq          INTEGER NOT NULL
) STRICT;
CREATE TABLE webhook_delivery (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    webhook_id     INTEGER NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    change_id      INTEGER NOT NULL,
    message        TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts       INTEGER NOT NULL,
    created_at     TEXT NOT NULL,
    due_at         TEXT NOT NULL,
    claimed_by     TEXT,
    claimed_until  TEXT,
    status         INTEGER,
    problem        TEXT,
    finished_at    TEXT,
    UNIQUE (webhook_id, change_id)
) STRICT;
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE state = 'waiting';
