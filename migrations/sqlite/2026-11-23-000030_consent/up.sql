-- S8.38: every choice about marketing: who (by keyed hash), when, how, the words shown. Only ever added.
CREATE TABLE consent_event (
    id             INTEGER PRIMARY KEY NOT NULL,
    address_index  BLOB NOT NULL,
    contact_id     INTEGER,
    kind           TEXT NOT NULL CHECK (kind IN ('stopped', 'asked', 'given', 'undone')),
    topic          TEXT NOT NULL,
    channel        TEXT NOT NULL,
    means          TEXT NOT NULL CHECK (means IN ('link', 'one_click', 'portal', 'letter')),
    wording        TEXT NOT NULL,
    language       TEXT NOT NULL,
    refers_to      INTEGER,
    salt           BLOB NOT NULL,
    link_key       INTEGER NOT NULL,
    at             TEXT NOT NULL
) STRICT;
CREATE INDEX consent_event_by_address ON consent_event (address_index, id);
CREATE UNIQUE INDEX consent_event_once ON consent_event (refers_to) WHERE refers_to IS NOT NULL;
CREATE TRIGGER consent_event_append_only_update BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'rows of consent_event are only ever added'); END;
CREATE TRIGGER consent_event_append_only_delete BEFORE DELETE ON consent_event BEGIN SELECT RAISE(ABORT, 'rows of consent_event are only ever added'); END;
