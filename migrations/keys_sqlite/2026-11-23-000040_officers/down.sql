DELETE FROM seal_key WHERE scope = 'officer';
