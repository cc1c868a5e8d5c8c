-- One installation's facts: its name, which keys belong to it, the highest moment ever seen.
CREATE TABLE installation (
    name   TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL
) STRICT;
-- Numbers handed out before the rows that carry them exist, because a sealed value is bound to its row.
CREATE TABLE number_block (
    name  TEXT PRIMARY KEY NOT NULL,
    next  INTEGER NOT NULL
) STRICT;
-- The registers T1 to T14, a row each, dated; a changed row is ended and followed, never overwritten.
CREATE TABLE register_row (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    register    TEXT NOT NULL,
    row_key     TEXT NOT NULL,
    data        TEXT NOT NULL,
    since       TEXT NOT NULL,
    until       TEXT,
    changed_by  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX register_row_current ON register_row (register, row_key) WHERE until IS NULL;

CREATE TABLE contact (
    id            INTEGER PRIMARY KEY NOT NULL,
    seal_key_id   INTEGER NOT NULL,
    entity_key    TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('active', 'restricted', 'sealed', 'erased')),
    country       TEXT,
    language      TEXT,
    created_at    TEXT NOT NULL,
    next_number   INTEGER NOT NULL DEFAULT 1,
    generation    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE contact_address (
    contact_id     INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    address_index  BLOB NOT NULL UNIQUE,
    sealed         BLOB NOT NULL,
    provenance_id  INTEGER NOT NULL,
    added_at       TEXT NOT NULL,
    verified_at    TEXT,
    stale_at       TEXT,
    PRIMARY KEY (contact_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_batch (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    file_hash    BLOB NOT NULL,
    system       TEXT NOT NULL,
    source       TEXT NOT NULL,
    options      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
    counts       TEXT NOT NULL,
    actor        TEXT NOT NULL,
    started_at   TEXT NOT NULL,
    finished_at  TEXT
) STRICT;
CREATE INDEX import_batch_by_file ON import_batch (file_hash);
-- One source, date, act and giver; shared by all values that came by it.
CREATE TABLE provenance (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    digest          BLOB NOT NULL UNIQUE,
    source          TEXT NOT NULL,
    system          TEXT NOT NULL,
    giver           TEXT NOT NULL,
    collected_on    TEXT,
    received_at     TEXT NOT NULL,
    site            TEXT,
    partner         TEXT,
    campaign        TEXT,
    supplier        TEXT,
    notice_version  TEXT,
    batch_id        INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE TABLE provenance_purpose (
    provenance_id  INTEGER NOT NULL REFERENCES provenance (id) ON DELETE CASCADE,
    purpose        TEXT NOT NULL,
    basis          TEXT NOT NULL CHECK (basis IN ('consent', 'legitimate_interest', 'legal_obligation')),
    PRIMARY KEY (provenance_id, purpose)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_value (
    contact_id     INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    sealed         BLOB NOT NULL,
    provenance_id  INTEGER NOT NULL REFERENCES provenance (id),
    stored_at      TEXT NOT NULL,
    source_changed TEXT,
    confirmed_at   TEXT,
    superseded_at  TEXT,
    PRIMARY KEY (contact_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_value_superseded ON contact_value (superseded_at) WHERE superseded_at IS NOT NULL;
-- The person's own state for a purpose; no row means that what the provenance says holds.
CREATE TABLE contact_purpose (
    contact_id  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    purpose     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('live', 'objected', 'paused', 'withdrawn', 'ended')),
    basis       TEXT,
    since       TEXT NOT NULL,
    until       TEXT,
    reason      TEXT NOT NULL,
    PRIMARY KEY (contact_id, purpose)
) STRICT, WITHOUT ROWID;
CREATE TABLE external_id (
    contact_id  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    system      TEXT NOT NULL,
    id_index    BLOB NOT NULL,
    sealed      BLOB,
    seen_at     TEXT NOT NULL,
    PRIMARY KEY (contact_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX external_id_of_contact ON external_id (contact_id, system, id_index);
CREATE TABLE system_copy (
    system     TEXT PRIMARY KEY NOT NULL,
    copied_at  TEXT NOT NULL,
    batch_id   INTEGER REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;
-- Outlives contacts: who must not be written to, by keyed hash only.
CREATE TABLE suppression (
    address_index  BLOB NOT NULL,
    topic          TEXT NOT NULL,
    channel        TEXT NOT NULL,
    reason         TEXT NOT NULL,
    origin         TEXT NOT NULL,
    since          TEXT NOT NULL,
    PRIMARY KEY (address_index, topic, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    id             INTEGER PRIMARY KEY NOT NULL,
    purpose        TEXT NOT NULL CHECK (purpose IN ('sign-in', 'proof')),
    address_index  BLOB NOT NULL,
    contact_id     INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    browser_hash   BLOB NOT NULL,
    salt           BLOB NOT NULL,
    link_key       INTEGER NOT NULL,
    language       TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    expires_at     TEXT NOT NULL,
    used_at        TEXT,
    attempts       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sign_in_by_browser ON sign_in (browser_hash, created_at);
CREATE INDEX sign_in_by_contact ON sign_in (contact_id);
CREATE TABLE session (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash    BLOB NOT NULL UNIQUE,
    contact_id    INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    created_at    TEXT NOT NULL,
    last_seen_at  TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    proved_at     TEXT NOT NULL,
    agent_family  TEXT NOT NULL,
    network       TEXT NOT NULL
) STRICT;
CREATE INDEX session_by_contact ON session (contact_id);
CREATE TABLE address_change (
    id             INTEGER PRIMARY KEY NOT NULL,
    contact_id     INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    new_index      BLOB NOT NULL,
    sealed_old     BLOB NOT NULL,
    sealed_new     BLOB NOT NULL,
    salt           BLOB NOT NULL,
    link_key       INTEGER NOT NULL,
    created_at     TEXT NOT NULL,
    expires_at     TEXT NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'stopped', 'refused')),
    done_at        TEXT
) STRICT;
CREATE INDEX address_change_by_contact ON address_change (contact_id);

CREATE TABLE request (
    id           INTEGER PRIMARY KEY NOT NULL,
    reference    TEXT NOT NULL UNIQUE,
    contact_id   INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    seal_key_id  INTEGER NOT NULL,
    entity_key   TEXT NOT NULL,
    language     TEXT NOT NULL,
    channel      TEXT NOT NULL,
    received_at  TEXT NOT NULL,
    received_on  TEXT NOT NULL,
    state        TEXT NOT NULL,
    closed_at    TEXT
) STRICT;
CREATE INDEX request_by_contact ON request (contact_id);
CREATE TABLE request_item (
    request_id    INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    right_key     TEXT NOT NULL,
    value_kind    TEXT,
    proposal      BLOB,
    reason        BLOB,
    decision      TEXT,
    decided_at    TEXT,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY NOT NULL,
    kind           TEXT NOT NULL,
    lane           INTEGER NOT NULL,
    language       TEXT NOT NULL,
    contact_id     INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    recipient      BLOB,
    subject_id     INTEGER,
    detail         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'expired', 'failed', 'held')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    created_at     TEXT NOT NULL,
    due_at         TEXT NOT NULL,
    expires_at     TEXT,
    claimed_by     TEXT,
    claimed_until  TEXT,
    finished_at    TEXT,
    problem        TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (lane, due_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_contact ON outbox (contact_id);

CREATE TABLE audit_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at          TEXT NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    contact_id  INTEGER,
    object      TEXT NOT NULL,
    detail      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    mac         BLOB NOT NULL
) STRICT;
CREATE INDEX audit_event_by_contact ON audit_event (contact_id, id);
CREATE TABLE audit_link (
    segment   INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    event_id  INTEGER NOT NULL UNIQUE,
    hash      BLOB NOT NULL,
    PRIMARY KEY (segment, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit_head (
    segment    INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    hash       BLOB NOT NULL,
    at         TEXT NOT NULL,
    signature  BLOB NOT NULL,
    key        INTEGER NOT NULL,
    PRIMARY KEY (segment, seq)
) STRICT, WITHOUT ROWID;
-- Tries per address and per network, by keyed hash and time window.
CREATE TABLE counter (
    name          TEXT NOT NULL,
    window_start  TEXT NOT NULL,
    count         INTEGER NOT NULL,
    PRIMARY KEY (name, window_start)
) STRICT, WITHOUT ROWID;
-- One act a form: the second press gets the first one's answer.
CREATE TABLE done_form (
    token_hash  BLOB PRIMARY KEY NOT NULL,
    answer      TEXT NOT NULL,
    at          TEXT NOT NULL
) STRICT;
-- Leases for work that one process at a time may do.
CREATE TABLE lease (
    name   TEXT PRIMARY KEY NOT NULL,
    owner  TEXT NOT NULL,
    until  TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_event_append_only_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'rows of audit_event are only ever added'); END;
CREATE TRIGGER audit_event_append_only_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'rows of audit_event are only ever added'); END;
CREATE TRIGGER audit_link_append_only_update BEFORE UPDATE ON audit_link BEGIN SELECT RAISE(ABORT, 'rows of audit_link are only ever added'); END;
CREATE TRIGGER audit_link_append_only_delete BEFORE DELETE ON audit_link BEGIN SELECT RAISE(ABORT, 'rows of audit_link are only ever added'); END;
CREATE TRIGGER audit_head_append_only_update BEFORE UPDATE ON audit_head BEGIN SELECT RAISE(ABORT, 'rows of audit_head are only ever added'); END;
CREATE TRIGGER audit_head_append_only_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'rows of audit_head are only ever added'); END;
