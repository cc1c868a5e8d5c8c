-- Kept apart from the data and its backups: destroying a row here kills every copy of what it sealed.
CREATE TABLE vault_installation (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
);
CREATE TABLE seal_key (
    id          BIGINT PRIMARY KEY,
    scope       TEXT NOT NULL CHECK (scope IN ('contact', 'case', 'letter', 'hold')),
    contact_id  BIGINT,
    master      INTEGER NOT NULL,
    wrapped     BYTEA NOT NULL,
    created_at  TIMESTAMP NOT NULL
);
CREATE INDEX seal_key_by_contact ON seal_key (contact_id);
CREATE INDEX seal_key_by_master ON seal_key (master);
CREATE TABLE seal_key_block (
    name  TEXT PRIMARY KEY,
    next  BIGINT NOT NULL
);
-- Every lowering act, by keyed hash; replayed after a restore.
CREATE TABLE ledger_entry (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             TIMESTAMP NOT NULL,
    act            TEXT NOT NULL,
    address_index  BYTEA,
    contact_id     BIGINT,
    scope          TEXT NOT NULL,
    mac            BYTEA NOT NULL
);
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
