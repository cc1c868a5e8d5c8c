-- What a case is about, who wrote it (known only to the case's own key until the mailbox is proved), who takes care.
ALTER TABLE request ADD COLUMN matter TEXT NOT NULL DEFAULT 'correct';
ALTER TABLE request ADD COLUMN address_index BLOB;
ALTER TABLE request ADD COLUMN sealed_address BLOB;
ALTER TABLE request ADD COLUMN sealed_name BLOB;
ALTER TABLE request ADD COLUMN proved_at TEXT;
CREATE INDEX request_by_address ON request (address_index) WHERE address_index IS NOT NULL;
CREATE INDEX request_open ON request (state, received_on, id) WHERE closed_at IS NULL;
CREATE INDEX request_closed ON request (closed_at, id) WHERE closed_at IS NOT NULL;

-- What was written in a case, both ways.
CREATE TABLE message (
    request_id  INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    author      TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    written_at  TEXT NOT NULL,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE officer (
    id              INTEGER PRIMARY KEY NOT NULL,
    address_index   BLOB NOT NULL UNIQUE,
    seal_key_id     INTEGER NOT NULL,
    sealed_address  BLOB NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('officer', 'deputy', 'agent', 'marketing', 'auditor')),
    state           TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    language        TEXT NOT NULL,
    salt            BLOB NOT NULL,
    link_key        INTEGER NOT NULL,
    invited_until   TEXT,
    password        TEXT,
    sealed_factor   BLOB,
    factor_step     INTEGER NOT NULL DEFAULT 0,
    created_at      TEXT NOT NULL
) STRICT;

CREATE TABLE officer_session (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash    BLOB NOT NULL UNIQUE,
    officer_id    INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    created_at    TEXT NOT NULL,
    last_seen_at  TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    agent_family  TEXT NOT NULL,
    network       TEXT NOT NULL
) STRICT;
CREATE INDEX officer_session_by_officer ON officer_session (officer_id);
