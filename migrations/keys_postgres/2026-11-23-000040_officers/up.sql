-- An officer's address and second factor are sealed under a key of the officer's own.
ALTER TABLE seal_key DROP CONSTRAINT seal_key_scope_check;
ALTER TABLE seal_key ADD CONSTRAINT seal_key_scope_check
    CHECK (scope IN ('contact', 'case', 'letter', 'hold', 'officer'));
