-- O3: whoever is no contact is found by their cases: by keyed hashes of the words of the name that stands in one. Cases that
-- were filed earlier are found by address and number.
CREATE TABLE case_token (
    token       INTEGER NOT NULL,
    request_id  INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    PRIMARY KEY (token, request_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_token_by_request ON case_token (request_id);
-- Whatever takes the name out of a case, nobody finds the case by it any more.
CREATE TRIGGER case_name_gone AFTER UPDATE OF sealed_name ON request WHEN NEW.sealed_name IS NULL
BEGIN DELETE FROM case_token WHERE request_id = NEW.id; END;

-- L33.3: which case reported a breach: each leads to the other.
ALTER TABLE breach ADD COLUMN request_id INTEGER REFERENCES request (id);
CREATE INDEX breach_by_request ON breach (request_id) WHERE request_id IS NOT NULL;
