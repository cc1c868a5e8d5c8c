DROP INDEX register_row_history;
DROP TABLE fault_note;
