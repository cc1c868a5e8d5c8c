-- S7.1, S7.4, S7.7: what was given to somebody outside by hand, with the two who agreed. Who exactly got it, the reference
-- and the reasons are sealed under the contact's key.
CREATE TABLE disclosure (
    id            BIGINT PRIMARY KEY NOT NULL,
    contact_id    BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    recipient     TEXT NOT NULL,
    ground        TEXT NOT NULL,
    purpose       TEXT NOT NULL,
    categories    TEXT NOT NULL,
    means         TEXT NOT NULL,
    sealed        BYTEA NOT NULL,
    hidden_until  DATE,
    state         TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
    asked_by      TEXT NOT NULL,
    asked_at      TIMESTAMP NOT NULL,
    decided_by    TEXT,
    decided_at    TIMESTAMP,
    told_at       TIMESTAMP
);
CREATE INDEX disclosure_by_contact ON disclosure (contact_id, id);
CREATE INDEX disclosure_untold ON disclosure (id) WHERE state = 'done' AND told_at IS NULL;
