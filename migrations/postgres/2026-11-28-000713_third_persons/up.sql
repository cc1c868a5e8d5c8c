-- S4.13: who gave us data about people of their own: each of those is a contact with rights of their own.
CREATE TABLE third_person_link (
    giver_id    BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    contact_id  BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    since       TIMESTAMP NOT NULL,
    PRIMARY KEY (giver_id, contact_id)
);
CREATE INDEX third_person_link_contact ON third_person_link (contact_id);
