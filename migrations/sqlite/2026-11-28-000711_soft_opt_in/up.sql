-- LP.2, S6.9: the sale that a soft opt-in stands on, as the giver says: its day, what was sold, how people could refuse then.
ALTER TABLE provenance ADD COLUMN sold_on TEXT;
ALTER TABLE provenance ADD COLUMN product_family TEXT;
ALTER TABLE provenance ADD COLUMN refusal_offered TEXT;
