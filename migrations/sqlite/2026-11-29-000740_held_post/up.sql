-- S8.18: who is reached by post is told by post when what a hold kept is gone.
ALTER TABLE erasure ADD COLUMN sealed_post BLOB;
