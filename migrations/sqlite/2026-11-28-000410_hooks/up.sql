-- A webhook names people by the identifier of its system.
CREATE INDEX external_id_by_system ON external_id (system, id_index);
