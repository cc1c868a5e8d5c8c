-- S1.6, S6.5, S6.6: something open in the registers that an officer lets stand: why, and until when.
CREATE TABLE fault_note (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fault     TEXT NOT NULL,
    note      TEXT NOT NULL,
    until     DATE,
    noted_by  TEXT NOT NULL,
    noted_at  TIMESTAMP NOT NULL,
    ended_at  TIMESTAMP
);
CREATE UNIQUE INDEX fault_note_current ON fault_note (fault) WHERE ended_at IS NULL;
CREATE INDEX register_row_history ON register_row (register, row_key, id);
