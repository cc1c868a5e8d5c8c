-- Machines that may ask and tell. A credential itself is nowhere, only its hash. TH24.
CREATE TABLE api_client (
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name              TEXT NOT NULL UNIQUE,
    token_hash        BYTEA NOT NULL UNIQUE,
    scopes            TEXT NOT NULL,
    purposes          TEXT NOT NULL,
    system            TEXT,
    per_minute        BIGINT NOT NULL,
    per_day           BIGINT NOT NULL,
    observe_until     TIMESTAMP,
    created_by        TEXT NOT NULL,
    created_at        TIMESTAMP NOT NULL,
    expires_at        TIMESTAMP NOT NULL,
    last_used_at      TIMESTAMP,
    revoked_at        TIMESTAMP,
    confirmed_segment BIGINT NOT NULL DEFAULT 0,
    confirmed_seq     BIGINT NOT NULL DEFAULT 0
);
-- Answers to requests with an Idempotency-Key: the same key gets the same answer. No personal data is in them.
CREATE TABLE api_answer (
    client_id     BIGINT NOT NULL REFERENCES api_client (id) ON DELETE CASCADE,
    key_hash      BYTEA NOT NULL,
    request_hash  BYTEA NOT NULL,
    status        INTEGER NOT NULL,
    body          TEXT NOT NULL,
    at            TIMESTAMP NOT NULL,
    PRIMARY KEY (client_id, key_hash)
);
CREATE INDEX api_answer_by_age ON api_answer (at);
-- What other systems must follow: numbered by the sequencer in the order in which it became visible.
CREATE TABLE contact_change (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    segment     BIGINT,
    seq         BIGINT,
    kind        TEXT NOT NULL,
    contact_id  BIGINT NOT NULL,
    topic       TEXT,
    channel     TEXT,
    object      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    at          TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX contact_change_in_order ON contact_change (segment, seq);
CREATE INDEX contact_change_waiting ON contact_change (id) WHERE seq IS NULL;
-- Where changes are told without being asked for (Standard Webhooks). The signing secret is derived, not kept.
CREATE TABLE webhook (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id    BIGINT NOT NULL REFERENCES api_client (id) ON DELETE CASCADE,
    url          TEXT NOT NULL,
    ground       TEXT NOT NULL,
    salt         BYTEA NOT NULL,
    link_key     INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('active', 'stopped')),
    created_at   TIMESTAMP NOT NULL,
    segment      BIGINT NOT NULL,
    seq          BIGINT NOT NULL
);
CREATE TABLE webhook_delivery (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id     BIGINT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    change_id      BIGINT NOT NULL,
    message        TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts       INTEGER NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    due_at         TIMESTAMP NOT NULL,
    claimed_by     TEXT,
    claimed_until  TIMESTAMP,
    status         INTEGER,
    problem        TEXT,
    finished_at    TIMESTAMP,
    UNIQUE (webhook_id, change_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE state = 'waiting';
