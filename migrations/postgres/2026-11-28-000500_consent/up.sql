-- S8.38: what a choice about marketing needs to be evidence: wider kinds and means, the version of the words, purpose,
-- recipient, until when, and what proves it.
ALTER TABLE consent_event DROP CONSTRAINT consent_event_kind_check;
ALTER TABLE consent_event ADD CONSTRAINT consent_event_kind_check CHECK (kind IN ('stopped', 'asked', 'given', 'undone', 'paused', 'resumed', 'variant'));
ALTER TABLE consent_event DROP CONSTRAINT consent_event_means_check;
ALTER TABLE consent_event ADD CONSTRAINT consent_event_means_check CHECK (means IN ('link', 'one_click', 'portal', 'letter', 'sign_up', 'signal', 'import', 'api', 'webhook', 'officer', 'canary'));
ALTER TABLE consent_event ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_event ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_event ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE consent_event ADD COLUMN variant TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_event ADD COLUMN until TIMESTAMP;
ALTER TABLE consent_event ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
CREATE INDEX consent_event_by_contact ON consent_event (contact_id, id) WHERE contact_id IS NOT NULL;

-- Where a contact stands with a topic on a channel (each may be `all`): the events folded, written with the event.
CREATE TABLE standing (
    contact_id    BIGINT NOT NULL,
    topic         TEXT NOT NULL,
    channel       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('given', 'stopped', 'open')),
    event_id      BIGINT NOT NULL,
    since         TIMESTAMP NOT NULL,
    version       INTEGER NOT NULL,
    variant       TEXT NOT NULL,
    paused_until  TIMESTAMP,
    PRIMARY KEY (contact_id, topic, channel)
);
INSERT INTO standing (contact_id, topic, channel, state, event_id, since, version, variant)
    SELECT contact_id, topic, channel, CASE kind WHEN 'given' THEN 'given' ELSE 'stopped' END, id, at, version, '' FROM consent_event AS e
    WHERE contact_id IS NOT NULL AND kind IN ('given', 'stopped')
    AND NOT EXISTS (SELECT 1 FROM consent_event AS u WHERE u.refers_to = e.id AND u.kind = 'undone')
    AND id = (SELECT MAX(n.id) FROM consent_event AS n WHERE n.contact_id = e.contact_id AND n.topic = e.topic AND n.channel = e.channel AND n.kind IN ('given', 'stopped')
              AND NOT EXISTS (SELECT 1 FROM consent_event AS u WHERE u.refers_to = n.id AND u.kind = 'undone'));

-- An address that somebody typed to get a topic, until its mailbox says yes; goes with its key.
CREATE TABLE sign_up (
    event_id        BIGINT PRIMARY KEY,
    seal_key_id     BIGINT NOT NULL,
    sealed_address  BYTEA NOT NULL,
    expires_at      TIMESTAMP NOT NULL
);
CREATE INDEX sign_up_over ON sign_up (expires_at);

-- Why people leave, counted by month and topic; says nothing of anybody.
CREATE TABLE leaving_reason (
    month   TEXT NOT NULL,
    topic   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    count   BIGINT NOT NULL,
    PRIMARY KEY (month, topic, reason)
);

-- LP.1: whether marketing law sees the address as one person's or a company's; not known means the stricter.
ALTER TABLE contact ADD COLUMN subscriber TEXT NOT NULL DEFAULT 'unknown';
-- L7.1, LP.8: what a file says people agreed to, and when; S7.10: that a notice was given.
ALTER TABLE provenance ADD COLUMN consent_wording TEXT;
ALTER TABLE provenance ADD COLUMN consent_on DATE;
ALTER TABLE provenance ADD COLUMN notice_given_on DATE;
