-- TH9: when a factor was last shown in this session; grave acts need a fresh one.
ALTER TABLE officer_session ADD COLUMN proved_at TEXT;
-- For whoever lost their app: by keyed hash, each good once.
CREATE TABLE recovery_code (
    officer_id  INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    code_hash   BLOB NOT NULL,
    used_at     TEXT,
    PRIMARY KEY (officer_id, number)
) STRICT, WITHOUT ROWID;
-- What was changed about officers, and what waits for a second person or, at a desk of one, for its delay.
CREATE TABLE officer_change (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    officer_id  INTEGER NOT NULL REFERENCES officer (id),
    kind        TEXT NOT NULL CHECK (kind IN ('invite', 'role', 'reset', 'disable')),
    role        TEXT NOT NULL,
    asked_by    TEXT NOT NULL,
    asked_at    TEXT NOT NULL,
    due_at      TEXT,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'stopped')),
    decided_by  TEXT,
    decided_at  TEXT
) STRICT;
CREATE INDEX officer_change_by_officer ON officer_change (officer_id, id);
CREATE INDEX officer_change_waiting ON officer_change (id) WHERE state = 'waiting';
