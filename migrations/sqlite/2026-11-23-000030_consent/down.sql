DROP TABLE consent_event;
