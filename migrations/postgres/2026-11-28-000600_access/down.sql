DROP TABLE officer_change;
DROP TABLE recovery_code;
ALTER TABLE officer_session DROP COLUMN proved_at;
