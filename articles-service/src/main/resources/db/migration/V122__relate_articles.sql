-- An accident's victims, a suicide: read much, and yet not to be ranked by that or offered beside something else.
ALTER TABLE article ADD COLUMN sensitive boolean NOT NULL DEFAULT false;

-- A tag's newest articles, whatever the archive holds: numbers are given in time's order.
CREATE INDEX article_tag_newest ON article_tag (tag_id, article_id DESC);

-- The articles that have most in common with one: a series counts three, a tag two, a word of the title one. Candidates are the
-- newest of each of its series and tags, and the newest whose titles share a word.
CREATE FUNCTION search_related(generation integer, article bigint, now timestamptz, wanted integer)
RETURNS TABLE (article_id bigint, score bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE
  title tsquery;
BEGIN
  EXECUTE format(
    'SELECT string_agg(quote_literal(t.lexeme), ''|'')::tsquery FROM search_document_%s d, unnest(d.terms) t
     WHERE d.article_id = $1 AND t.lexeme LIKE ''t:__%%''', generation) INTO title USING article;
  RETURN QUERY EXECUTE format(
    'WITH shared AS (
       SELECT n.article_id, 3 AS points FROM article_series s CROSS JOIN LATERAL (
         SELECT x.article_id FROM article_series x WHERE x.series_id = s.series_id AND x.published_at <= $2
         ORDER BY x.published_at DESC, x.article_id DESC LIMIT 50) n WHERE s.article_id = $1
       UNION ALL
       SELECT n.article_id, 2 FROM article_tag t CROSS JOIN LATERAL (
         SELECT x.article_id FROM article_tag x WHERE x.tag_id = t.tag_id ORDER BY x.article_id DESC LIMIT 50) n
       WHERE t.article_id = $1
       UNION ALL
       SELECT n.article_id, (SELECT count(*)::integer FROM unnest(d.terms) w WHERE w.lexeme LIKE ''t:__%%'' AND array_to_tsvector(ARRAY[w.lexeme]) @@ $3)
       FROM search_newest(%1$s, $3, ''-infinity'', $2, 0, $2, 50) n JOIN search_document_%1$s d ON d.article_id = n.article_id)
     SELECT a.id, sum(s.points)::bigint FROM shared s JOIN article a ON a.id = s.article_id
     WHERE a.id <> $1 AND a.visible_from <= $2 AND NOT a.sensitive
     GROUP BY a.id, a.published_at ORDER BY 2 DESC, a.published_at DESC, a.id DESC LIMIT $4', generation)
    USING article, now, coalesce(title, ''::tsquery), wanted;
END $$;
