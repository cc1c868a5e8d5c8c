-- S0.2, S12.1: the policy's published versions, each as it was shown, tables included. Never changed.
CREATE TABLE policy_version (
    number        BIGINT NOT NULL,
    language      TEXT NOT NULL,
    published_at  TIMESTAMP NOT NULL,
    digest        BYTEA NOT NULL,
    body          TEXT NOT NULL,
    PRIMARY KEY (number, language)
);
CREATE TRIGGER policy_version_append_only BEFORE UPDATE OR DELETE ON policy_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
