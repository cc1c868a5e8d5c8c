DROP TABLE officer_absence;
DROP INDEX request_item_by_right;
DROP INDEX request_not_counted;
DROP INDEX request_of_officer;
DROP INDEX request_due;
ALTER TABLE request DROP COLUMN assigned_to;
ALTER TABLE request DROP COLUMN due_on;
ALTER TABLE request DROP COLUMN law_on;
ALTER TABLE request DROP COLUMN aim_on;
