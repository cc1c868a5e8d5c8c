-- S8.38: what a choice about marketing needs to be evidence: wider kinds and means, the version of the words, purpose,
-- recipient, until when, and what proves it. The table is made anew because its checks cannot be altered.
CREATE TABLE consent_event_new (
    id             INTEGER PRIMARY KEY NOT NULL,
    address_index  BLOB NOT NULL,
    contact_id     INTEGER,
    kind           TEXT NOT NULL CHECK (kind IN ('stopped', 'asked', 'given', 'undone', 'paused', 'resumed', 'variant')),
    topic          TEXT NOT NULL,
    channel        TEXT NOT NULL,
    means          TEXT NOT NULL CHECK (means IN ('link', 'one_click', 'portal', 'letter', 'sign_up', 'signal', 'import', 'api', 'webhook', 'officer', 'canary')),
    wording        TEXT NOT NULL,
    language       TEXT NOT NULL,
    refers_to      INTEGER,
    salt           BLOB NOT NULL,
    link_key       INTEGER NOT NULL,
    at             TEXT NOT NULL,
    purpose        TEXT NOT NULL DEFAULT '',
    recipient      TEXT NOT NULL DEFAULT '',
    version        INTEGER NOT NULL DEFAULT 1,
    variant        TEXT NOT NULL DEFAULT '',
    until          TEXT,
    evidence       TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO consent_event_new (id, address_index, contact_id, kind, topic, channel, means, wording, language, refers_to, salt, link_key, at)
    SELECT id, address_index, contact_id, kind, topic, channel, means, wording, language, refers_to, salt, link_key, at FROM consent_event;
DROP TABLE consent_event;
ALTER TABLE consent_event_new RENAME TO consent_event;
CREATE INDEX consent_event_by_address ON consent_event (address_index, id);
CREATE INDEX consent_event_by_contact ON consent_event (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX consent_event_once ON consent_event (refers_to) WHERE refers_to IS NOT NULL;
CREATE TRIGGER consent_event_append_only_update BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'rows of consent_event are only ever added'); END;
CREATE TRIGGER consent_event_append_only_delete BEFORE DELETE ON consent_event BEGIN SELECT RAISE(ABORT, 'rows of consent_event are only ever added'); END;

-- Where a contact stands with a topic on a channel (each may be `all`): the events folded, written with the event.
CREATE TABLE standing (
    contact_id    INTEGER NOT NULL,
    topic         TEXT NOT NULL,
    channel       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('given', 'stopped', 'open')),
    event_id      INTEGER NOT NULL,
    since         TEXT NOT NULL,
    version       INTEGER NOT NULL,
    variant       TEXT NOT NULL,
    paused_until  TEXT,
    PRIMARY KEY (contact_id, topic, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO standing (contact_id, topic, channel, state, event_id, since, version, variant)
    SELECT contact_id, topic, channel, CASE kind WHEN 'given' THEN 'given' ELSE 'stopped' END, id, at, version, '' FROM consent_event AS e
    WHERE contact_id IS NOT NULL AND kind IN ('given', 'stopped')
    AND NOT EXISTS (SELECT 1 FROM consent_event AS u WHERE u.refers_to = e.id AND u.kind = 'undone')
    AND id = (SELECT MAX(n.id) FROM consent_event AS n WHERE n.contact_id = e.contact_id AND n.topic = e.topic AND n.channel = e.channel AND n.kind IN ('given', 'stopped')
              AND NOT EXISTS (SELECT 1 FROM consent_event AS u WHERE u.refers_to = n.id AND u.kind = 'undone'));

-- An address that somebody typed to get a topic, until its mailbox says yes; goes with its key.
CREATE TABLE sign_up (
    event_id        INTEGER PRIMARY KEY NOT NULL,
    seal_key_id     INTEGER NOT NULL,
    sealed_address  BLOB NOT NULL,
    expires_at      TEXT NOT NULL
) STRICT;
CREATE INDEX sign_up_over ON sign_up (expires_at);

-- Why people leave, counted by month and topic; says nothing of anybody.
CREATE TABLE leaving_reason (
    month   TEXT NOT NULL,
    topic   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (month, topic, reason)
) STRICT, WITHOUT ROWID;

-- LP.1: whether marketing law sees the address as one person's or a company's; not known means the stricter.
ALTER TABLE contact ADD COLUMN subscriber TEXT NOT NULL DEFAULT 'unknown';
-- L7.1, LP.8: what a file says people agreed to, and when; S7.10: that a notice was given.
ALTER TABLE provenance ADD COLUMN consent_wording TEXT;
ALTER TABLE provenance ADD COLUMN consent_on TEXT;
ALTER TABLE provenance ADD COLUMN notice_given_on TEXT;
