DROP TABLE policy_notice;
DROP TABLE policy_text;
DROP TABLE policy_draft;
