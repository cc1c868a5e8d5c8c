DROP TABLE attachment;
DROP TABLE bulk_mailing;
DROP TABLE source_notice;
DROP TABLE retention_run;
