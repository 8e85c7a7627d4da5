INSERT INTO article (slug, kind, title, subheads, body, section_id, access, sensitive, syndicated, embargo_until)
VALUES ('written', 'NEWS', '쓴 기사', '{}', '[{"type": "paragraph", "text": "글."}]', 'local', 'FREE', false, true, NULL) RETURNING id;
UPDATE article SET slug = 'rewritten', kind = 'NEWS', title = '고친 기사', subheads = '{}', body = '[]', section_id = 'local', access = 'FREE',
  sensitive = false, syndicated = true, embargo_until = NULL WHERE id = 1;
UPDATE article SET revision = revision + 1, status = 'PUBLISHED', published_at = coalesce(now(), published_at), modified_at = NULL,
  withdrawn_at = NULL, withdrawal_notice = NULL WHERE id = 1;
INSERT INTO article_revision (article_id, number, at, author, status, content)
VALUES (1, (random() * 2000000000)::integer + 1, now(), 'kim', 'PUBLISHED', '{}');
SELECT article_id, number, at, author, status, (jsonb_build_object('sensitive', false, 'syndicated', true) || content)::text FROM article_revision
WHERE article_id = 1 ORDER BY number DESC LIMIT 2;
INSERT INTO audit_entry (actor, action, subject, detail) VALUES ('kim', 'UPDATE', 'article:1', '{}');
INSERT INTO idempotency_key (subject, key, request_hash, result_type, result) VALUES ('kim', gen_random_uuid()::text, '\x00', 'ArticleSaved', '{}');
INSERT INTO outbox_event (aggregate, version, type, payload) VALUES ('article:' || gen_random_uuid(), 1, 'ARTICLE_CHANGED', '{"id": 1}');
WITH head AS (SELECT position FROM outbox_head FOR UPDATE SKIP LOCKED),
batch AS (SELECT e.id FROM outbox_event e WHERE e.position IS NULL AND EXISTS (SELECT FROM head) ORDER BY e.id LIMIT 500 FOR UPDATE OF e SKIP LOCKED),
numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM batch),
moved AS (UPDATE outbox_event e SET position = head.position + numbered.n FROM numbered, head WHERE e.id = numbered.id),
advanced AS (UPDATE outbox_head h SET position = head.position + (SELECT count(*) FROM numbered) FROM head WHERE EXISTS (SELECT FROM numbered)
  RETURNING h.position)
SELECT position, pg_notify('outbox_relayed', position::text) FROM advanced;
SELECT position, aggregate, version, type, payload::text, written_at FROM outbox_event WHERE position > 0 ORDER BY position LIMIT 500;
INSERT INTO outbox_consumer (name, position) SELECT 'purge', position FROM outbox_head
ON CONFLICT (name) DO UPDATE SET position = outbox_consumer.position RETURNING position;
SELECT id, kind, subject, payload::text, due_at, state, next_at, attempts, problem, ended_at FROM scheduled_job
WHERE state = 'WAITING' AND next_at <= now() ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED;
SELECT f.version, f.effective_from, f.made_at, f.made_by, f.restores, f.changes FROM front f WHERE f.edition_id = 'main' ORDER BY f.version DESC LIMIT 20;
SELECT e.id, e.parent_id, e.region_code FROM edition e WHERE e.parent_id = 'main';
SELECT id, changes, made_by FROM front_schedule WHERE state = 'PENDING' AND apply_at <= now() ORDER BY edition_id, apply_at, id;
SELECT version, container_key, served_from, cards FROM front_served WHERE edition_id = 'main' AND served_from <= now() ORDER BY served_from DESC LIMIT 5;
SELECT n.id, n.headline, n.article_id, n.proposed_by, n.confirmed_by FROM breaking_news n ORDER BY n.id DESC LIMIT 10;
SELECT EXISTS (SELECT FROM search_stale), (SELECT max(version) FROM search_dictionary), s.id FROM search_generation s WHERE s.state = 'SERVING';
DELETE FROM search_stale WHERE article_id IN (SELECT article_id FROM search_stale ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING article_id;
SELECT word, keys, initials, articles FROM search_word WHERE keys LIKE 'rhkd%' LIMIT 10;
SELECT a.id, a.slug, a.title, s.name FROM article a JOIN section s ON s.id = a.section_id
WHERE a.visible_from <= now() AND a.published_at >= now() - interval '2 days' AND a.syndicated ORDER BY a.published_at DESC, a.id DESC LIMIT 50;
SELECT a.id, a.withdrawn_at, a.withdrawal_notice FROM article a WHERE a.status = 'WITHDRAWN' AND a.withdrawn_at BETWEEN now() - interval '30 days' AND now();
INSERT INTO article_read (hour, article_id, reads) VALUES (date_trunc('hour', now(), 'UTC'), 1, 1)
ON CONFLICT (hour, article_id) DO UPDATE SET reads = article_read.reads + EXCLUDED.reads;
SELECT article_id, digest FROM imported_article WHERE source = 'old-portal' AND external_id = '1';
