-- Searches among a million articles. V120's search_best stays for the version before.
--   - Conditions that hold together are conditions of their own, not one tsquery joined by &. An inverted index leaps in each list behind what
--     another has next; within one tsquery it walks through the rarest words and all months one by one.
--   - Ranking reads whole vectors, so no more are ranked than a page needs.
--   - A scan that reads all vectors looks cheap to the planner, which does not count what lies outside the table; compiling
--     and parallel workers take longer to begin than a search takes.

-- How many articles the planner expects to meet all conditions, from how often their words are. Not STABLE: EXPLAIN would be refused.
CREATE FUNCTION search_expected(generation integer, conditions tsquery[]) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_document_%s d WHERE %s', generation,
      (SELECT string_agg(format('d.terms @@ %L::tsquery', c), ' AND ') FROM unnest(conditions) c))
    INTO plan;
  RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric;
END $$;

-- The newest articles that meet all conditions, from a position on. An inverted index gives matches in no order, and a common word has a
-- hundred thousand; so months are asked, the newest first, as many at a time as will do if it goes on like this. Where that would be many,
-- because there are few matches, all that are left are asked for at once: rare words, at first; later common ones that hardly meet, too.
CREATE FUNCTION search_newest(
  generation integer, conditions tsquery[], since timestamptz, before timestamptz, before_id bigint, now timestamptz, wanted integer
) RETURNS TABLE (article_id bigint, published_at timestamptz) LANGUAGE plpgsql STABLE ROWS 200
SET jit = off SET max_parallel_workers_per_gather = 0 SET enable_seqscan = off AS $$
DECLARE
  few_months CONSTANT integer := 3;
  most_months CONSTANT integer := 12;
  few CONSTANT integer := 5000;
  many CONSTANT integer := 20000;
  statement text;
  oldest timestamptz;
  newest timestamptz;
  first_month timestamp;
  last_month timestamp;
  among tsquery;
  months integer := 1;
  searched integer := 0;
  found_now integer;
  missing integer := wanted;
  expected numeric;
BEGIN
  SELECT min(a.published_at), max(a.published_at) INTO oldest, newest FROM article a WHERE a.visible_from IS NOT NULL;
  IF oldest IS NULL OR cardinality(conditions) = 0 OR 0 = ANY (SELECT numnode(c) FROM unnest(conditions) c) THEN
    RETURN;
  END IF;
  SELECT format(
      'SELECT d.article_id, d.published_at FROM search_document_%s d
       WHERE %%s %s AND d.visible_from <= $3 AND d.published_at >= $4
         AND (d.published_at, d.article_id) < ($5, $6)
       ORDER BY d.published_at DESC, d.article_id DESC LIMIT $7',
      generation, string_agg(format('d.terms @@ ($1)[%s]', i), ' AND '))
    INTO statement FROM generate_subscripts(conditions, 1) AS i;
  oldest := greatest(oldest, since);
  last_month := date_trunc('month', least(before, newest) AT TIME ZONE 'UTC');
  LOOP
    first_month := last_month - (months - 1) * interval '1 month';
    SELECT string_agg(quote_literal('m:' || to_char(m, 'YYYYMM')), '|')::tsquery INTO among
    FROM generate_series(first_month, last_month, interval '1 month') AS m;
    -- The months come first, so that the scan leaps from one list to the next within them.
    RETURN QUERY EXECUTE format(statement, 'd.terms @@ $2 AND')
      USING conditions, among, now, since, before, before_id, missing;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    missing := missing - found_now;
    EXIT WHEN missing <= 0 OR first_month <= oldest AT TIME ZONE 'UTC';
    searched := searched + months;
    last_month := first_month - interval '1 month';
    months := coalesce(ceil(1.2 * searched * missing / nullif(wanted - missing, 0)), 4 * months);
    IF months > few_months THEN
      expected := coalesce(expected, search_expected(generation, conditions));
      IF expected <= (CASE WHEN searched <= few_months THEN few ELSE many END) THEN
        RETURN QUERY EXECUTE format(statement, '')
          USING conditions, among, now, since, least(before, first_month AT TIME ZONE 'UTC'), 0, missing;
        EXIT;
      END IF;
    END IF;
    months := least(months, most_months);
  END LOOP;
END $$;

-- Of one condition, as before.
CREATE OR REPLACE FUNCTION search_newest(
  generation integer, query tsquery, since timestamptz, before timestamptz, before_id bigint, now timestamptz, wanted integer
) RETURNS TABLE (article_id bigint, published_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT n.article_id, n.published_at FROM search_newest(generation, ARRAY[query], since, before, before_id, now, wanted) n
$$;

-- The best matches behind a position, in three tiers, each scored above the next: those whose title is the query, the newest whose
-- title has all of it, the newest of the others that have all of it anywhere. Within a tier what counts is where and how often the text
-- has it, and a little how new it is. No tier is looked at once there are enough.
CREATE FUNCTION search_ranked(
  generation integer, query tsquery, conditions tsquery[], titles tsquery[], filters tsquery[], key text,
  since timestamptz, before timestamptz, now timestamptz, below numeric, below_id bigint, wanted integer
) RETURNS TABLE (article_id bigint, score numeric) LANGUAGE plpgsql STABLE ROWS 20
SET jit = off SET max_parallel_workers_per_gather = 0 SET enable_seqscan = off AS $$
DECLARE
  most_exact CONSTANT integer := 100;
  most_titled CONSTANT integer := 200;
  most_others CONSTANT integer := 400;
  narrowed text;
  statement text;
  known bigint[];
  candidates bigint[];
  found_now integer;
  missing integer := wanted;
BEGIN
  -- A month's age is 30 days; float8's exp fails where its result is nothing.
  statement := format(
    'SELECT s.article_id, s.score
     FROM (SELECT d.article_id, round((
         $1 + ts_rank(''{0.1, 0.2, 0.4, 1.0}'', d.terms, $2, 1)
         + 0.5 * exp(-least(700, greatest(0, extract(epoch FROM $3 - d.published_at)::float8 / 2592000))))::numeric, 6) AS score
       FROM search_document_%s d WHERE d.article_id = ANY ($4)) s
     JOIN article a ON a.id = s.article_id AND a.visible_from <= $3
     WHERE (s.score, s.article_id) < ($5, $6)
     ORDER BY s.score DESC, s.article_id DESC LIMIT $7', generation);

  SELECT coalesce(string_agg(format(' AND d.terms @@ ($5)[%s]', i), ''), '') INTO narrowed FROM generate_subscripts(filters, 1) AS i;
  EXECUTE format(
      'SELECT coalesce(array_agg(e.article_id), ''{}'')
       FROM (SELECT d.article_id FROM search_document_%s d
         WHERE d.title_key = $1 AND d.visible_from <= $2 AND d.published_at >= $3 AND d.published_at < $4 %s
         ORDER BY d.published_at DESC, d.article_id DESC LIMIT %s) e', generation, narrowed, most_exact)
    INTO candidates USING key, now, since, before, filters;
  known := candidates;
  IF cardinality(candidates) > 0 THEN
    RETURN QUERY EXECUTE statement USING 8, query, now, candidates, below, below_id, missing;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    missing := missing - found_now;
  END IF;

  IF missing > 0 THEN
    candidates := ARRAY(
      SELECT n.article_id FROM search_newest(generation, titles || filters, since, before, 0, now, most_titled) n
      WHERE n.article_id <> ALL (known));
    known := known || candidates;
    RETURN QUERY EXECUTE statement USING 2, query, now, candidates, below, below_id, missing;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    missing := missing - found_now;
  END IF;

  IF missing > 0 THEN
    candidates := ARRAY(
      SELECT n.article_id FROM search_newest(generation, conditions || filters, since, before, 0, now, most_others) n
      WHERE n.article_id <> ALL (known));
    RETURN QUERY EXECUTE statement USING 0, query, now, candidates, below, below_id, missing;
  END IF;
END $$;
