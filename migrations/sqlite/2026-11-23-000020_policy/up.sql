-- S0.2, S12.1: the policy's published versions, each as it was shown, tables included. Never changed.
CREATE TABLE policy_version (
    number        INTEGER NOT NULL,
    language      TEXT NOT NULL,
    published_at  TEXT NOT NULL,
    digest        BLOB NOT NULL,
    body          TEXT NOT NULL,
    PRIMARY KEY (number, language)
) STRICT;
CREATE TRIGGER policy_version_append_only_update BEFORE UPDATE ON policy_version BEGIN SELECT RAISE(ABORT, 'rows of policy_version are only ever added'); END;
CREATE TRIGGER policy_version_append_only_delete BEFORE DELETE ON policy_version BEGIN SELECT RAISE(ABORT, 'rows of policy_version are only ever added'); END;
