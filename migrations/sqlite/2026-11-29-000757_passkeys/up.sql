-- Passkeys of officers, and the ceremonies that are under way: a challenge is good once and for some minutes.
CREATE TABLE officer_passkey (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    officer_id   INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    credential   BLOB NOT NULL UNIQUE,
    public_key   BLOB NOT NULL,
    signatures   INTEGER NOT NULL,
    label        TEXT NOT NULL,
    added_at     TEXT NOT NULL,
    used_at      TEXT
) STRICT;
CREATE INDEX officer_passkey_by_officer ON officer_passkey (officer_id);
CREATE TABLE passkey_ceremony (
    challenge    BLOB PRIMARY KEY NOT NULL,
    officer_id   INTEGER REFERENCES officer (id) ON DELETE CASCADE,
    browser_hash BLOB NOT NULL,
    expires_at   TEXT NOT NULL
) STRICT;
