-- S1.6, S6.5, S6.6: something open in the registers that an officer lets stand: why, and until when.
CREATE TABLE fault_note (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    fault     TEXT NOT NULL,
    note      TEXT NOT NULL,
    until     TEXT,
    noted_by  TEXT NOT NULL,
    noted_at  TEXT NOT NULL,
    ended_at  TEXT
) STRICT;
CREATE UNIQUE INDEX fault_note_current ON fault_note (fault) WHERE ended_at IS NULL;
CREATE INDEX register_row_history ON register_row (register, row_key, id);
