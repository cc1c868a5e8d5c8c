-- S4.13: who gave us data about people of their own: each of those is a contact with rights of their own.
CREATE TABLE third_person_link (
    giver_id    INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    contact_id  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    since       TEXT NOT NULL,
    PRIMARY KEY (giver_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX third_person_link_contact ON third_person_link (contact_id);
