-- Restriction and objection, what moved the clocks of a case, how it was decided and what was sent, and copies that a
-- person hands on by a link.
ALTER TABLE request ADD COLUMN behalf TEXT NOT NULL DEFAULT 'self';
ALTER TABLE request ADD COLUMN sealed_subject BLOB;

ALTER TABLE request_item ADD COLUMN target TEXT;
ALTER TABLE request_item ADD COLUMN ground TEXT;
ALTER TABLE request_item ADD COLUMN reasons BLOB;
ALTER TABLE request_item ADD COLUMN decided_by TEXT;
ALTER TABLE request_item ADD COLUMN statement BLOB;

-- S8.7: what is only stored, since when, on which ground; ended, it stays as the record of it.
CREATE TABLE restriction (
    id          INTEGER PRIMARY KEY NOT NULL,
    contact_id  INTEGER NOT NULL REFERENCES contact (id),
    scope       TEXT NOT NULL CHECK (scope IN ('all', 'kind', 'purpose')),
    target      TEXT NOT NULL,
    ground      TEXT NOT NULL CHECK (ground IN ('accuracy', 'unlawful', 'claims', 'objection')),
    request_id  INTEGER,
    since       TEXT NOT NULL,
    told_at     TEXT,
    lifts_at    TEXT,
    lifted_at   TEXT
) STRICT;
CREATE UNIQUE INDEX restriction_once ON restriction (contact_id, scope, target, ground) WHERE lifted_at IS NULL;
CREATE INDEX restriction_by_request ON restriction (request_id) WHERE request_id IS NOT NULL;

-- CLK-14: what happened to a case, on which London date: dates are counted from it each time. Only ever added.
CREATE TABLE clock_event (
    request_id  INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    ask         TEXT NOT NULL,
    question    INTEGER NOT NULL,
    actor       TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER clock_event_append_only_update BEFORE UPDATE ON clock_event BEGIN SELECT RAISE(ABORT, 'rows of clock_event are only ever added'); END;
CREATE TRIGGER clock_event_append_only_delete BEFORE DELETE ON clock_event BEGIN SELECT RAISE(ABORT, 'rows of clock_event are only ever added'); END;

-- S8.35: what the person was told at the end, in its seven parts.
CREATE TABLE outcome (
    request_id  INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    result      TEXT NOT NULL CHECK (result IN ('granted', 'part', 'refused')),
    sealed      BLOB NOT NULL,
    actor       TEXT NOT NULL,
    sent_at     TEXT NOT NULL,
    PRIMARY KEY (request_id, number)
) STRICT, WITHOUT ROWID;

-- S13.15: which warnings were given: one row each, so that several workers give each once.
CREATE TABLE reminder (
    request_id  INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    due         TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (request_id, kind, due)
) STRICT, WITHOUT ROWID;

-- S8.8: a copy that a person hands on: link and code are derived from the row, which holds neither.
CREATE TABLE transfer (
    id          INTEGER PRIMARY KEY NOT NULL,
    contact_id  INTEGER NOT NULL REFERENCES contact (id),
    salt        BLOB NOT NULL,
    link_key    INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    attempts    INTEGER NOT NULL,
    taken       INTEGER NOT NULL,
    taken_at    TEXT,
    ended_at    TEXT
) STRICT;
CREATE INDEX transfer_by_contact ON transfer (contact_id, id);
