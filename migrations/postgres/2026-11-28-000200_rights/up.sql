-- Restriction and objection, what moved the clocks of a case, how it was decided and what was sent, and copies that a
-- person hands on by a link.
ALTER TABLE request ADD COLUMN behalf TEXT NOT NULL DEFAULT 'self';
ALTER TABLE request ADD COLUMN sealed_subject BYTEA;

ALTER TABLE request_item ADD COLUMN target TEXT;
ALTER TABLE request_item ADD COLUMN ground TEXT;
ALTER TABLE request_item ADD COLUMN reasons BYTEA;
ALTER TABLE request_item ADD COLUMN decided_by TEXT;
ALTER TABLE request_item ADD COLUMN statement BYTEA;

-- S8.7: what is only stored, since when, on which ground; ended, it stays as the record of it.
CREATE TABLE restriction (
    id          BIGINT PRIMARY KEY,
    contact_id  BIGINT NOT NULL REFERENCES contact (id),
    scope       TEXT NOT NULL CHECK (scope IN ('all', 'kind', 'purpose')),
    target      TEXT NOT NULL,
    ground      TEXT NOT NULL CHECK (ground IN ('accuracy', 'unlawful', 'claims', 'objection')),
    request_id  BIGINT,
    since       TIMESTAMP NOT NULL,
    told_at     TIMESTAMP,
    lifts_at    TIMESTAMP,
    lifted_at   TIMESTAMP
);
CREATE UNIQUE INDEX restriction_once ON restriction (contact_id, scope, target, ground) WHERE lifted_at IS NULL;
CREATE INDEX restriction_by_request ON restriction (request_id) WHERE request_id IS NOT NULL;

-- CLK-14: what happened to a case, on which London date: dates are counted from it each time. Only ever added.
CREATE TABLE clock_event (
    request_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    happened_on DATE NOT NULL,
    ask         TEXT NOT NULL,
    question    BIGINT NOT NULL,
    actor       TEXT NOT NULL,
    at          TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, number)
);
CREATE TRIGGER clock_event_append_only BEFORE UPDATE OR DELETE ON clock_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- S8.35: what the person was told at the end, in its seven parts.
CREATE TABLE outcome (
    request_id  BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    result      TEXT NOT NULL CHECK (result IN ('granted', 'part', 'refused')),
    sealed      BYTEA NOT NULL,
    actor       TEXT NOT NULL,
    sent_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, number)
);

-- S13.15: which warnings were given: one row each, so that several workers give each once.
CREATE TABLE reminder (
    request_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    due         DATE NOT NULL,
    at          TIMESTAMP NOT NULL,
    PRIMARY KEY (request_id, kind, due)
);

-- S8.8: a copy that a person hands on: link and code are derived from the row, which holds neither.
CREATE TABLE transfer (
    id          BIGINT PRIMARY KEY,
    contact_id  BIGINT NOT NULL REFERENCES contact (id),
    salt        BYTEA NOT NULL,
    link_key    INTEGER NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    expires_at  TIMESTAMP NOT NULL,
    attempts    INTEGER NOT NULL,
    taken       INTEGER NOT NULL,
    taken_at    TIMESTAMP,
    ended_at    TIMESTAMP
);
CREATE INDEX transfer_by_contact ON transfer (contact_id, id);
