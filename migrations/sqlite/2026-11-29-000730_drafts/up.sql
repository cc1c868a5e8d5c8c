-- An answer that the desk has begun, one a case: it is nobody's word until it is sent.
CREATE TABLE case_draft (
    request_id  INTEGER NOT NULL PRIMARY KEY REFERENCES request (id) ON DELETE CASCADE,
    officer_id  INTEGER NOT NULL,
    sealed      BLOB NOT NULL,
    saved_at    TEXT NOT NULL
) STRICT;
-- What the desk's alerts ask on every page: few rows of large tables. The conditions stand in the queries word for word.
CREATE INDEX audit_event_looks ON audit_event (at, actor)
    WHERE action IN ('contact.viewed', 'contact.searched', 'request.viewed');
CREATE INDEX outbox_failed ON outbox (finished_at) WHERE state = 'failed';
