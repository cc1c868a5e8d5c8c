DROP TABLE seal_access;
DROP TABLE system_task;
DROP TABLE held_value;
DROP TABLE erasure;
DROP TABLE hold;
UPDATE contact SET status = 'restricted' WHERE status = 'erasing';
ALTER TABLE contact DROP CONSTRAINT contact_status_check;
ALTER TABLE contact ADD CONSTRAINT contact_status_check CHECK (status IN ('active', 'restricted', 'sealed', 'erased'));
