-- Passkeys of officers, and the ceremonies that are under way: a challenge is good once and for some minutes.
CREATE TABLE officer_passkey (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    officer_id   BIGINT NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    credential   BYTEA NOT NULL UNIQUE,
    public_key   BYTEA NOT NULL,
    signatures   BIGINT NOT NULL,
    label        TEXT NOT NULL,
    added_at     TIMESTAMP NOT NULL,
    used_at      TIMESTAMP
);
CREATE INDEX officer_passkey_by_officer ON officer_passkey (officer_id);
CREATE TABLE passkey_ceremony (
    challenge    BYTEA PRIMARY KEY NOT NULL,
    officer_id   BIGINT REFERENCES officer (id) ON DELETE CASCADE,
    browser_hash BYTEA NOT NULL,
    expires_at   TIMESTAMP NOT NULL
);
