-- What a case is about, who wrote it (known only to the case's own key until the mailbox is proved), who takes care.
ALTER TABLE request ADD COLUMN matter TEXT NOT NULL DEFAULT 'correct';
ALTER TABLE request ADD COLUMN address_index BYTEA;
ALTER TABLE request ADD COLUMN sealed_address BYTEA;
ALTER TABLE request ADD COLUMN sealed_name BYTEA;
ALTER TABLE request ADD COLUMN proved_at TIMESTAMP;
CREATE INDEX request_by_address ON request (address_index) WHERE address_index IS NOT NULL;
CREATE INDEX request_open ON request (state, received_on, id) WHERE closed_at IS NULL;
CREATE INDEX request_closed ON request (closed_at, id) WHERE closed_at IS NOT NULL;

-- What was written in a case, both ways.
CREATE TABLE message (
    request_id  BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    author      TEXT NOT NULL,
    sealed      BYTEA NOT NULL,
    written_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, number)
);

CREATE TABLE officer (
    id              BIGINT PRIMARY KEY,
    address_index   BYTEA NOT NULL UNIQUE,
    seal_key_id     BIGINT NOT NULL,
    sealed_address  BYTEA NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('officer', 'deputy', 'agent', 'marketing', 'auditor')),
    state           TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    language        TEXT NOT NULL,
    salt            BYTEA NOT NULL,
    link_key        INTEGER NOT NULL,
    invited_until   TIMESTAMP,
    password        TEXT,
    sealed_factor   BYTEA,
    factor_step     BIGINT NOT NULL DEFAULT 0,
    created_at      TIMESTAMP NOT NULL
);

CREATE TABLE officer_session (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash    BYTEA NOT NULL UNIQUE,
    officer_id    BIGINT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    created_at    TIMESTAMP NOT NULL,
    last_seen_at  TIMESTAMP NOT NULL,
    ends_at       TIMESTAMP NOT NULL,
    agent_family  TEXT NOT NULL,
    network       TEXT NOT NULL
);
CREATE INDEX officer_session_by_officer ON officer_session (officer_id);
