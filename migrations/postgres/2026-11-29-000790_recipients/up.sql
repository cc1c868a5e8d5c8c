-- S7.9: whose machine it is: a recipient of the register, or nobody's but the company's own. S10.2, S10.3: where data that
-- was given out went, and what protected it there on that day. S7.8: the whole business goes to a successor: what two
-- people agreed to, and how far it is.
ALTER TABLE api_client ADD COLUMN recipient TEXT;
CREATE TABLE handover (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient     TEXT NOT NULL,
    event         TEXT NOT NULL CHECK (event IN ('merger', 'acquisition', 'liquidation')),
    reference     TEXT NOT NULL,
    entity        TEXT,
    purposes      TEXT NOT NULL,
    categories    TEXT NOT NULL,
    takes_place   DATE NOT NULL,
    words         TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'written', 'refused')),
    asked_by      TEXT NOT NULL,
    asked_at      TIMESTAMP NOT NULL,
    decided_by    TEXT,
    decided_at    TIMESTAMP,
    reached       BIGINT NOT NULL,
    given         BIGINT NOT NULL,
    left_out      BIGINT NOT NULL
);
ALTER TABLE disclosure ADD COLUMN country TEXT;
ALTER TABLE disclosure ADD COLUMN mechanism TEXT;
ALTER TABLE disclosure ADD COLUMN handover_id BIGINT REFERENCES handover (id);
ALTER TABLE disclosure ADD COLUMN given_on DATE;
CREATE UNIQUE INDEX disclosure_of_handover ON disclosure (handover_id, contact_id) WHERE handover_id IS NOT NULL;
