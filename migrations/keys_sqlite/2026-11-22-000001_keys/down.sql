DROP TABLE ledger_entry;
DROP TABLE seal_key_block;
DROP TABLE seal_key;
DROP TABLE vault_installation;
