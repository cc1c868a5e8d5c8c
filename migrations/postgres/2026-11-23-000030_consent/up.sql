-- S8.38: every choice about marketing: who (by keyed hash), when, how, the words shown. Only ever added.
CREATE TABLE consent_event (
    id             BIGINT PRIMARY KEY,
    address_index  BYTEA NOT NULL,
    contact_id     BIGINT,
    kind           TEXT NOT NULL CHECK (kind IN ('stopped', 'asked', 'given', 'undone')),
    topic          TEXT NOT NULL,
    channel        TEXT NOT NULL,
    means          TEXT NOT NULL CHECK (means IN ('link', 'one_click', 'portal', 'letter')),
    wording        TEXT NOT NULL,
    language       TEXT NOT NULL,
    refers_to      BIGINT,
    salt           BYTEA NOT NULL,
    link_key       INTEGER NOT NULL,
    at             TIMESTAMP NOT NULL
);
CREATE INDEX consent_event_by_address ON consent_event (address_index, id);
CREATE UNIQUE INDEX consent_event_once ON consent_event (refers_to) WHERE refers_to IS NOT NULL;
CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE ON consent_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
