DROP TABLE webhook_delivery;
DROP TABLE webhook;
DROP TABLE contact_change;
DROP TABLE api_answer;
DROP TABLE api_client;
