-- S12.3, S12.4, S12.6: how a version of the privacy policy comes about. Its words by language and section, each with a
-- version of its own, so that two who write do not undo each other; what two people agreed to, exactly as it will be shown;
-- and who was told of a material change, so that nobody is told twice.
CREATE TABLE policy_draft (
    id            INTEGER PRIMARY KEY NOT NULL,
    base          INTEGER NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('draft', 'asked', 'scheduled', 'published', 'withdrawn')),
    number        INTEGER,
    effective_on  TEXT,
    material      TEXT NOT NULL CHECK (material IN ('', 'yes', 'no')),
    reason        TEXT NOT NULL,
    topics        TEXT NOT NULL,
    written_by    TEXT NOT NULL,
    written_at    TEXT NOT NULL,
    asked_by      TEXT,
    asked_at      TEXT,
    digest        BLOB,
    shown         TEXT,
    decided_by    TEXT,
    decided_at    TEXT,
    refusal       TEXT NOT NULL,
    held          TEXT NOT NULL CHECK (held IN ('', 'faults', 'letters')),
    told_to       INTEGER NOT NULL,
    told_at       TEXT
) STRICT;
CREATE UNIQUE INDEX policy_draft_open ON policy_draft (base) WHERE state IN ('draft', 'asked', 'scheduled');
CREATE TABLE policy_text (
    draft_id      INTEGER NOT NULL REFERENCES policy_draft (id),
    language      TEXT NOT NULL,
    section       INTEGER NOT NULL,
    section_key   TEXT NOT NULL,
    heading       TEXT NOT NULL,
    body          TEXT NOT NULL,
    revision      INTEGER NOT NULL,
    changed_by    TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    PRIMARY KEY (draft_id, language, section)
) STRICT;
CREATE TABLE policy_notice (
    draft_id      INTEGER NOT NULL REFERENCES policy_draft (id),
    contact_id    INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    state         TEXT NOT NULL CHECK (state IN ('queued', 'waits', 'no_address')),
    letter_id     INTEGER,
    at            TEXT NOT NULL,
    PRIMARY KEY (draft_id, contact_id)
) STRICT;
CREATE INDEX policy_notice_by_contact ON policy_notice (contact_id);
CREATE INDEX policy_notice_waits ON policy_notice (draft_id, contact_id) WHERE state = 'waits';
