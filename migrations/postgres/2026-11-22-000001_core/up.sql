-- One installation's facts: its name, which keys belong to it, the highest moment ever seen.
CREATE TABLE installation (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
);
-- Numbers handed out before the rows that carry them exist, because a sealed value is bound to its row.
CREATE TABLE number_block (
    name  TEXT PRIMARY KEY,
    next  BIGINT NOT NULL
);
-- The registers T1 to T14, a row each, dated; a changed row is ended and followed, never overwritten.
CREATE TABLE register_row (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    register    TEXT NOT NULL,
    row_key     TEXT NOT NULL,
    data        TEXT NOT NULL,
    since       TIMESTAMP NOT NULL,
    until       TIMESTAMP,
    changed_by  TEXT NOT NULL
);
CREATE UNIQUE INDEX register_row_current ON register_row (register, row_key) WHERE until IS NULL;

CREATE TABLE contact (
    id            BIGINT PRIMARY KEY,
    seal_key_id   BIGINT NOT NULL,
    entity_key    TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('active', 'restricted', 'sealed', 'erased')),
    country       TEXT,
    language      TEXT,
    created_at    TIMESTAMP NOT NULL,
    next_number   BIGINT NOT NULL DEFAULT 1,
    generation    BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE contact_address (
    contact_id     BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number         BIGINT NOT NULL,
    address_index  BYTEA NOT NULL UNIQUE,
    sealed         BYTEA NOT NULL,
    provenance_id  BIGINT NOT NULL,
    added_at       TIMESTAMP NOT NULL,
    verified_at    TIMESTAMP,
    stale_at       TIMESTAMP,
    PRIMARY KEY (contact_id, number)
);
CREATE TABLE import_batch (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_hash    BYTEA NOT NULL,
    system       TEXT NOT NULL,
    source       TEXT NOT NULL,
    options      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
    counts       TEXT NOT NULL,
    actor        TEXT NOT NULL,
    started_at   TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP
);
CREATE INDEX import_batch_by_file ON import_batch (file_hash);
-- One source, date, act and giver; shared by all values that came by it.
CREATE TABLE provenance (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest          BYTEA NOT NULL UNIQUE,
    source          TEXT NOT NULL,
    system          TEXT NOT NULL,
    giver           TEXT NOT NULL,
    collected_on    DATE,
    received_at     TIMESTAMP NOT NULL,
    site            TEXT,
    partner         TEXT,
    campaign        TEXT,
    supplier        TEXT,
    notice_version  TEXT,
    batch_id        BIGINT REFERENCES import_batch (id)
);
CREATE TABLE provenance_purpose (
    provenance_id  BIGINT NOT NULL REFERENCES provenance (id) ON DELETE CASCADE,
    purpose        TEXT NOT NULL,
    basis          TEXT NOT NULL CHECK (basis IN ('consent', 'legitimate_interest', 'legal_obligation')),
    PRIMARY KEY (provenance_id, purpose)
);
CREATE TABLE contact_value (
    contact_id     BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number         BIGINT NOT NULL,
    kind           TEXT NOT NULL,
    sealed         BYTEA NOT NULL,
    provenance_id  BIGINT NOT NULL REFERENCES provenance (id),
    stored_at      TIMESTAMP NOT NULL,
    source_changed TIMESTAMP,
    confirmed_at   TIMESTAMP,
    superseded_at  TIMESTAMP,
    PRIMARY KEY (contact_id, number)
);
CREATE INDEX contact_value_superseded ON contact_value (superseded_at) WHERE superseded_at IS NOT NULL;
-- The person's own state for a purpose; no row means that what the provenance says holds.
CREATE TABLE contact_purpose (
    contact_id  BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    purpose     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('live', 'objected', 'paused', 'withdrawn', 'ended')),
    basis       TEXT,
    since       TIMESTAMP NOT NULL,
    until       TIMESTAMP,
    reason      TEXT NOT NULL,
    PRIMARY KEY (contact_id, purpose)
);
CREATE TABLE external_id (
    contact_id  BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    system      TEXT NOT NULL,
    id_index    BYTEA NOT NULL,
    sealed      BYTEA,
    seen_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (contact_id, number)
);
CREATE UNIQUE INDEX external_id_of_contact ON external_id (contact_id, system, id_index);
CREATE TABLE system_copy (
    system     TEXT PRIMARY KEY,
    copied_at  TIMESTAMP NOT NULL,
    batch_id   BIGINT REFERENCES import_batch (id)
);
-- Outlives contacts: who must not be written to, by keyed hash only.
CREATE TABLE suppression (
    address_index  BYTEA NOT NULL,
    topic          TEXT NOT NULL,
    channel        TEXT NOT NULL,
    reason         TEXT NOT NULL,
    origin         TEXT NOT NULL,
    since          TIMESTAMP NOT NULL,
    PRIMARY KEY (address_index, topic, channel)
);

CREATE TABLE sign_in (
    id             BIGINT PRIMARY KEY,
    purpose        TEXT NOT NULL CHECK (purpose IN ('sign-in', 'proof')),
    address_index  BYTEA NOT NULL,
    contact_id     BIGINT REFERENCES contact (id) ON DELETE CASCADE,
    browser_hash   BYTEA NOT NULL,
    salt           BYTEA NOT NULL,
    link_key       INTEGER NOT NULL,
    language       TEXT NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    expires_at     TIMESTAMP NOT NULL,
    used_at        TIMESTAMP,
    attempts       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_by_browser ON sign_in (browser_hash, created_at);
CREATE INDEX sign_in_by_contact ON sign_in (contact_id);
CREATE TABLE session (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash    BYTEA NOT NULL UNIQUE,
    contact_id    BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    created_at    TIMESTAMP NOT NULL,
    last_seen_at  TIMESTAMP NOT NULL,
    ends_at       TIMESTAMP NOT NULL,
    proved_at     TIMESTAMP NOT NULL,
    agent_family  TEXT NOT NULL,
    network       TEXT NOT NULL
);
CREATE INDEX session_by_contact ON session (contact_id);
CREATE TABLE address_change (
    id             BIGINT PRIMARY KEY,
    contact_id     BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    new_index      BYTEA NOT NULL,
    sealed_old     BYTEA NOT NULL,
    sealed_new     BYTEA NOT NULL,
    salt           BYTEA NOT NULL,
    link_key       INTEGER NOT NULL,
    created_at     TIMESTAMP NOT NULL,
    expires_at     TIMESTAMP NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'stopped', 'refused')),
    done_at        TIMESTAMP
);
CREATE INDEX address_change_by_contact ON address_change (contact_id);

CREATE TABLE request (
    id           BIGINT PRIMARY KEY,
    reference    TEXT NOT NULL UNIQUE,
    contact_id   BIGINT REFERENCES contact (id) ON DELETE SET NULL,
    seal_key_id  BIGINT NOT NULL,
    entity_key   TEXT NOT NULL,
    language     TEXT NOT NULL,
    channel      TEXT NOT NULL,
    received_at  TIMESTAMP NOT NULL,
    received_on  DATE NOT NULL,
    state        TEXT NOT NULL,
    closed_at    TIMESTAMP
);
CREATE INDEX request_by_contact ON request (contact_id);
CREATE TABLE request_item (
    request_id    BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number        BIGINT NOT NULL,
    right_key     TEXT NOT NULL,
    value_kind    TEXT,
    proposal      BYTEA,
    reason        BYTEA,
    decision      TEXT,
    decided_at    TIMESTAMP,
    PRIMARY KEY (request_id, number)
);

CREATE TABLE outbox (
    id             BIGINT PRIMARY KEY,
    kind           TEXT NOT NULL,
    lane           INTEGER NOT NULL,
    language       TEXT NOT NULL,
    contact_id     BIGINT REFERENCES contact (id) ON DELETE CASCADE,
    recipient      BYTEA,
    subject_id     BIGINT,
    detail         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'expired', 'failed', 'held')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    created_at     TIMESTAMP NOT NULL,
    due_at         TIMESTAMP NOT NULL,
    expires_at     TIMESTAMP,
    claimed_by     TEXT,
    claimed_until  TIMESTAMP,
    finished_at    TIMESTAMP,
    problem        TEXT
);
CREATE INDEX outbox_waiting ON outbox (lane, due_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_contact ON outbox (contact_id);

CREATE TABLE audit_event (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          TIMESTAMP NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    contact_id  BIGINT,
    object      TEXT NOT NULL,
    detail      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    mac         BYTEA NOT NULL
);
CREATE INDEX audit_event_by_contact ON audit_event (contact_id, id);
CREATE TABLE audit_link (
    segment   BIGINT NOT NULL,
    seq       BIGINT NOT NULL,
    event_id  BIGINT NOT NULL UNIQUE,
    hash      BYTEA NOT NULL,
    PRIMARY KEY (segment, seq)
);
CREATE TABLE audit_head (
    segment    BIGINT NOT NULL,
    seq        BIGINT NOT NULL,
    hash       BYTEA NOT NULL,
    at         TEXT NOT NULL,
    signature  BYTEA NOT NULL,
    key        INTEGER NOT NULL,
    PRIMARY KEY (segment, seq)
);
-- Tries per address and per network, by keyed hash and time window.
CREATE TABLE counter (
    name          TEXT NOT NULL,
    window_start  TIMESTAMP NOT NULL,
    count         BIGINT NOT NULL,
    PRIMARY KEY (name, window_start)
);
-- One act a form: the second press gets the first one's answer.
CREATE TABLE done_form (
    token_hash  BYTEA PRIMARY KEY,
    answer      TEXT NOT NULL,
    at          TIMESTAMP NOT NULL
);
-- Leases for work that one process at a time may do.
CREATE TABLE lease (
    name   TEXT PRIMARY KEY,
    owner  TEXT NOT NULL,
    until  TIMESTAMP NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE ON audit_link FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_append_only BEFORE UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
