DROP TABLE seal_access;
DROP TABLE system_task;
DROP TABLE held_value;
DROP TABLE erasure;
DROP TABLE hold;
ALTER TABLE contact ADD COLUMN standing TEXT NOT NULL DEFAULT 'active'
    CHECK (standing IN ('active', 'restricted', 'sealed', 'erased'));
UPDATE contact SET standing = CASE status WHEN 'erasing' THEN 'restricted' ELSE status END;
ALTER TABLE contact DROP COLUMN status;
ALTER TABLE contact RENAME COLUMN standing TO status;
