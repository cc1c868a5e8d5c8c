-- L15.4: the search log of a case: what colleagues were asked, what the desk searched itself (then nobody is asked), and what
-- was left out and why.
ALTER TABLE search_task ALTER COLUMN sealed_to DROP NOT NULL;
ALTER TABLE search_task DROP CONSTRAINT search_task_state_check;
ALTER TABLE search_task ADD CONSTRAINT search_task_state_check CHECK (state IN ('open', 'found', 'nothing', 'left_out'));
