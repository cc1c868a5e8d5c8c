-- Kept apart from the data and its backups: destroying a row here kills every copy of what it sealed.
CREATE TABLE vault_installation (
    name   TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL
) STRICT;
CREATE TABLE seal_key (
    id          INTEGER PRIMARY KEY NOT NULL,
    scope       TEXT NOT NULL CHECK (scope IN ('contact', 'case', 'letter', 'hold')),
    contact_id  INTEGER,
    master      INTEGER NOT NULL,
    wrapped     BLOB NOT NULL,
    created_at  TEXT NOT NULL
) STRICT;
CREATE INDEX seal_key_by_contact ON seal_key (contact_id);
CREATE INDEX seal_key_by_master ON seal_key (master);
CREATE TABLE seal_key_block (
    name  TEXT PRIMARY KEY NOT NULL,
    next  INTEGER NOT NULL
) STRICT;
-- Every lowering act, by keyed hash; replayed after a restore.
CREATE TABLE ledger_entry (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at             TEXT NOT NULL,
    act            TEXT NOT NULL,
    address_index  BLOB,
    contact_id     INTEGER,
    scope          TEXT NOT NULL,
    mac            BLOB NOT NULL
) STRICT;
CREATE TRIGGER ledger_entry_append_only_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'rows of ledger_entry are only ever added'); END;
CREATE TRIGGER ledger_entry_append_only_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'rows of ledger_entry are only ever added'); END;
