DROP TABLE third_person_link;
