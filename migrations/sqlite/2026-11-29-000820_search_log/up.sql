-- L15.4: the search log of a case: what colleagues were asked, what the desk searched itself (then nobody is asked), and what
-- was left out and why.
CREATE TABLE search_task_next (
    id               INTEGER PRIMARY KEY NOT NULL,
    request_id       INTEGER NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    system           TEXT NOT NULL,
    sealed_to        BLOB,
    sealed_question  BLOB NOT NULL,
    salt             BLOB NOT NULL,
    link_key         INTEGER NOT NULL,
    due_on           TEXT NOT NULL,
    asked_by         TEXT NOT NULL,
    asked_at         TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('open', 'found', 'nothing', 'left_out')),
    answered_at      TEXT,
    sealed_answer    BLOB
) STRICT;
INSERT INTO search_task_next SELECT id, request_id, system, sealed_to, sealed_question, salt, link_key, due_on, asked_by,
    asked_at, state, answered_at, sealed_answer FROM search_task;
DROP TABLE search_task;
ALTER TABLE search_task_next RENAME TO search_task;
CREATE INDEX search_task_by_request ON search_task (request_id);
