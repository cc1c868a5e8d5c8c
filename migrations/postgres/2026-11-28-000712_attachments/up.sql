-- Files sent in cases, sealed under the case's key; nothing leaves before the scanner has seen it. The table was there and
-- nothing wrote to it: files belong to a case and an author, not to one message.
DROP TABLE attachment;
CREATE TABLE attachment (
    id           BIGINT PRIMARY KEY,
    request_id   BIGINT NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    author       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    size         BIGINT NOT NULL,
    sealed_name  BYTEA NOT NULL,
    sealed       BYTEA,
    state        TEXT NOT NULL CHECK (state IN ('waiting_scan', 'clean', 'refused')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    scan_at      TIMESTAMP NOT NULL,
    added_at     TIMESTAMP NOT NULL
);
CREATE INDEX attachment_by_request ON attachment (request_id, id);
CREATE INDEX attachment_waiting ON attachment (scan_at) WHERE state = 'waiting_scan';
