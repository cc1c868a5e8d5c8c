ALTER TABLE provenance DROP COLUMN refusal_offered;
ALTER TABLE provenance DROP COLUMN product_family;
ALTER TABLE provenance DROP COLUMN sold_on;
