DROP TABLE leaving_reason;
DROP TABLE sign_up;
DROP TABLE standing;
