-- O1, O15: how a case ended that ended without an answer or an outcome: it was nobody's message, it was answered by word, or
-- nobody can be reached. What an earlier version closed as nobody's message is found by its audit event.
ALTER TABLE request ADD COLUMN ended TEXT CHECK (ended IN ('spam', 'by_word', 'unreachable'));
UPDATE request SET ended = 'spam' WHERE state = 'closed'
    AND NOT EXISTS (SELECT 1 FROM message WHERE message.request_id = request.id AND message.author <> 'person')
    AND 'request:' || id IN (SELECT object FROM audit_event WHERE action = 'request.judged' AND detail = 'machine');
-- S13.14: what a letter on paper does to its case on the day it is posted: a step, or its outcome.
ALTER TABLE paper_letter ADD COLUMN step TEXT;
-- L15.4: a search that is still open when its case ends is ended with it. Where nobody is asked there is no link.
ALTER TABLE search_task ALTER COLUMN salt DROP NOT NULL;
ALTER TABLE search_task ALTER COLUMN link_key DROP NOT NULL;
ALTER TABLE search_task DROP CONSTRAINT search_task_state_check;
ALTER TABLE search_task ADD CONSTRAINT search_task_state_check
    CHECK (state IN ('open', 'found', 'nothing', 'left_out', 'ended'));
UPDATE search_task SET salt = NULL, link_key = NULL WHERE sealed_to IS NULL;
UPDATE search_task SET state = 'ended', answered_at = (SELECT closed_at FROM request WHERE request.id = request_id)
    WHERE state = 'open' AND request_id IN (SELECT id FROM request WHERE closed_at IS NOT NULL);
-- ASVS 2.3.5: what waits for a second person is looked for whenever the queue is shown.
CREATE INDEX request_item_wished ON request_item (wish_at) WHERE wish_by IS NOT NULL;
CREATE INDEX disclosure_asked ON disclosure (id) WHERE state = 'asked';
-- O1: what is due by no date any more stands last and is late for nothing: the worker counts open cases again.
UPDATE request SET aim_on = NULL WHERE closed_at IS NULL;
