SELECT a.id, a.slug, a.legacy_no, a.kind, a.title, a.subheads, a.section_id, s.name, a.status, a.access, a.published_at, a.modified_at
FROM article a JOIN section s ON s.id = a.section_id WHERE a.id = ANY(ARRAY[1, 2, 3]) AND a.visible_from <= now();
SELECT id, body FROM article WHERE id = ANY(ARRAY[1, 2, 3]);
SELECT k.ask, a.id FROM unnest(ARRAY[0, 1], ARRAY['local', 'general']) AS k(ask, key) CROSS JOIN LATERAL (
  SELECT a.* FROM article a WHERE a.section_id = k.key AND a.visible_from <= now() AND (a.published_at, a.id) < (now(), 9223372036854775807)
  ORDER BY a.published_at DESC, a.id DESC LIMIT 10) a;
SELECT l.region_code, a.title FROM article_region l JOIN article a ON a.id = l.article_id
WHERE l.region_code = 'KR-11' AND a.visible_from <= now() ORDER BY l.published_at DESC, l.article_id DESC LIMIT 10;
SELECT e.id, v.version, o.key, d.position, d.article_id, r.name FROM edition e
CROSS JOIN LATERAL (SELECT f.version FROM front f WHERE f.edition_id = e.id AND f.effective_from <= now() ORDER BY f.effective_from DESC LIMIT 1) v
LEFT JOIN container o ON o.edition_id = e.id AND o.version = v.version
LEFT JOIN card d ON d.edition_id = e.id AND d.version = v.version AND d.container_key = o.key
LEFT JOIN region r ON r.code = d.region_code
ORDER BY o.position, d.position;
SELECT b.article_id, r.id, r.name FROM byline b JOIN reporter r ON r.id = b.reporter_id WHERE b.article_id = ANY(ARRAY[1, 2]) ORDER BY b.position;
SELECT g.article_id, t.name FROM article_tag g JOIN tag t ON t.id = g.tag_id WHERE g.article_id = ANY(ARRAY[1, 2]) ORDER BY g.position;
SELECT id, at, kind, note FROM correction WHERE article_id = ANY(ARRAY[1, 2]) ORDER BY at;
SELECT a.id, a.slug, a.withdrawn_at, a.withdrawal_notice FROM article a WHERE a.id = (SELECT article_id FROM former_path WHERE path = '/news/x')
  AND (a.visible_from <= now() OR (a.withdrawn_at <= now() AND a.published_at <= a.withdrawn_at));
INSERT INTO article_read (hour, article_id, reads)
SELECT k.hour, k.article_id, k.reads FROM unnest(ARRAY[date_trunc('hour', now(), 'UTC')], ARRAY[1], ARRAY[1]) AS k(hour, article_id, reads)
JOIN article a ON a.id = k.article_id ORDER BY k.hour, k.article_id
ON CONFLICT (hour, article_id) DO UPDATE SET reads = article_read.reads + EXCLUDED.reads;
SELECT r.article_id, sum(r.reads) FROM article_read r JOIN article a ON a.id = r.article_id AND a.visible_from <= now()
WHERE r.hour > now() - interval '1 day' GROUP BY r.article_id ORDER BY 2 DESC LIMIT 10;
