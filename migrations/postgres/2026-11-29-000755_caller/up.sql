-- S6.11: a third thing that a mailed code can be for: to be read out on the telephone.
ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check CHECK (purpose IN ('sign-in', 'proof', 'caller'));
