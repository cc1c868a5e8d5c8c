-- S6.11: a third thing that a mailed code can be for: to be read out on the telephone. A check cannot be changed in place:
-- the table is made anew with its rows, which live for a day.
CREATE TABLE sign_in_new (
    id             INTEGER PRIMARY KEY NOT NULL,
    purpose        TEXT NOT NULL CHECK (purpose IN ('sign-in', 'proof', 'caller')),
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
INSERT INTO sign_in_new
SELECT id, purpose, address_index, contact_id, browser_hash, salt, link_key, language, created_at, expires_at, used_at, attempts
FROM sign_in;
DROP TABLE sign_in;
ALTER TABLE sign_in_new RENAME TO sign_in;
CREATE INDEX sign_in_by_browser ON sign_in (browser_hash, created_at);
CREATE INDEX sign_in_by_contact ON sign_in (contact_id);
