DROP INDEX external_id_by_system;
