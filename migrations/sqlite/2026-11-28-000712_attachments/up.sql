-- Files sent in cases, sealed under the case's key; nothing leaves before the scanner has seen it. The table was there and
-- nothing wrote to it: files belong to a case and an author, not to one message.
DROP TABLE attachment;
CREATE TABLE attachment (
    id           INTEGER PRIMARY KEY NOT NULL,
    request_id   INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    author       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    size         INTEGER NOT NULL,
    sealed_name  BLOB NOT NULL,
    sealed       BLOB,
    state        TEXT NOT NULL CHECK (state IN ('waiting_scan', 'clean', 'refused')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    scan_at      TEXT NOT NULL,
    added_at     TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_request ON attachment (request_id, id);
CREATE INDEX attachment_waiting ON attachment (scan_at) WHERE state = 'waiting_scan';
