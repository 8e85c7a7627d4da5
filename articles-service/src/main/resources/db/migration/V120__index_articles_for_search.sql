CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The newsroom's words for Nori, each version whole: a word, and behind it its parts if it has any.
CREATE TABLE search_dictionary (
  version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  words text[] NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL
);
INSERT INTO search_dictionary (words, changed_by) VALUES (
  ARRAY['광명시 광명 시', '추진단', '추진위', '탄소중립 탄소 중립', '기획이슈', '지역네트워크', '원도심', '주민자치회 주민 자치회'],
  'ilmyeon');

-- An index as a whole, made with one version of the dictionary: a table search_document_ID. At most one is being built and one
-- serves; what served before stays for those that have just asked it.
CREATE TABLE search_generation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dictionary_version integer NOT NULL REFERENCES search_dictionary,
  state text NOT NULL DEFAULT 'BUILDING' CHECK (state IN ('BUILDING', 'SERVING', 'RETIRED')),
  -- How far the archive has been read.
  last_id bigint NOT NULL DEFAULT 0,
  retired_at timestamptz
);
CREATE UNIQUE INDEX search_generation_state ON search_generation (state) WHERE state <> 'RETIRED';

-- What can be typed: keys are the word's letters as a keyboard gives them, initials its syllables' first letters.
CREATE TABLE search_word (
  word text PRIMARY KEY CHECK (length(word) BETWEEN 2 AND 40),
  keys text NOT NULL,
  initials text NOT NULL,
  articles bigint NOT NULL
);
CREATE INDEX search_word_keys ON search_word (keys text_pattern_ops);
CREATE INDEX search_word_initials ON search_word (initials text_pattern_ops);
CREATE INDEX search_word_alike ON search_word USING gin (keys gin_trgm_ops);

-- Articles that have changed since they were indexed. Triggers write it, in the transaction that changes the article, so that
-- no writer can forget it and no kill can lose it.
CREATE TABLE search_stale (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id bigint NOT NULL
);
CREATE INDEX search_stale_article ON search_stale (article_id);

CREATE FUNCTION search_article_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT id FROM new_rows WHERE visible_from IS NOT NULL;
  RETURN NULL;
END $$;
CREATE FUNCTION search_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id)
  SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
  WHERE (n.visible_from, n.published_at, n.title, n.subheads, n.section_id, n.kind, n.body)
    IS DISTINCT FROM (o.visible_from, o.published_at, o.title, o.subheads, o.section_id, o.kind, o.body);
  RETURN NULL;
END $$;
CREATE FUNCTION search_article_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT id FROM old_rows WHERE visible_from IS NOT NULL;
  RETURN NULL;
END $$;
CREATE FUNCTION search_link_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT DISTINCT article_id FROM new_rows;
  RETURN NULL;
END $$;
CREATE FUNCTION search_link_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT DISTINCT article_id FROM old_rows;
  RETURN NULL;
END $$;

CREATE TRIGGER search_article_came AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_article_came();
CREATE TRIGGER search_article_changed AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_article_changed();
CREATE TRIGGER search_article_went AFTER DELETE ON article
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_article_went();
CREATE TRIGGER search_region_came AFTER INSERT ON article_region
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_came();
CREATE TRIGGER search_region_went AFTER DELETE ON article_region
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_went();
CREATE TRIGGER search_series_came AFTER INSERT ON article_series
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_came();
CREATE TRIGGER search_series_went AFTER DELETE ON article_series
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_went();
CREATE TRIGGER search_tag_came AFTER INSERT ON article_tag
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_came();
CREATE TRIGGER search_tag_went AFTER DELETE ON article_tag
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_went();
CREATE TRIGGER search_byline_came AFTER INSERT ON byline
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_came();
CREATE TRIGGER search_byline_went AFTER DELETE ON byline
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_link_went();

-- Makes a generation's table. The terms lie apart from what finding the newest reads: a million rows are 100 MB then.
CREATE FUNCTION search_make_generation(generation integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE search_document_%s (
      article_id bigint PRIMARY KEY,
      published_at timestamptz NOT NULL,
      visible_from timestamptz NOT NULL,
      title_key text NOT NULL,
      terms tsvector NOT NULL
    ) WITH (toast_tuple_target = 128)', generation);
  EXECUTE format('ALTER TABLE search_document_%s ALTER COLUMN terms SET STORAGE EXTERNAL', generation);
END $$;

-- Filled first and indexed then: an index over what is there takes a fraction of the time.
CREATE FUNCTION search_finish_generation(generation integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE INDEX ON search_document_%s USING gin (terms) WITH (fastupdate = off)', generation);
  EXECUTE format('CREATE INDEX ON search_document_%s (title_key)', generation);
  EXECUTE format('ANALYZE search_document_%s', generation);
  UPDATE search_generation SET state = 'RETIRED', retired_at = now() WHERE state = 'SERVING';
  UPDATE search_generation SET state = 'SERVING' WHERE id = generation;
END $$;

CREATE FUNCTION search_drop_retired(before timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE retired integer;
BEGIN
  FOR retired IN SELECT id FROM search_generation WHERE state = 'RETIRED' AND retired_at < before LOOP
    EXECUTE format('DROP TABLE IF EXISTS search_document_%s', retired);
    DELETE FROM search_generation WHERE id = retired;
  END LOOP;
END $$;

-- The newest articles that meet a query, from a position on. An inverted index gives all matches in no order, and a common word
-- has a hundred thousand; so the months are asked from the newest on, each time twice as many, until there are enough. A
-- month is a term like any other, so one intersection of posting lists answers.
CREATE FUNCTION search_newest(
  generation integer, query tsquery, since timestamptz, before timestamptz, before_id bigint, now timestamptz, wanted integer
) RETURNS TABLE (article_id bigint, published_at timestamptz) LANGUAGE plpgsql STABLE AS $$
DECLARE
  oldest timestamptz;
  newest timestamptz;
  months integer := 1;
  first_month timestamp;
  last_month timestamp;
  among tsquery;
  found_now integer;
  missing integer := wanted;
BEGIN
  SELECT min(a.published_at), max(a.published_at) INTO oldest, newest FROM article a WHERE a.visible_from IS NOT NULL;
  IF oldest IS NULL OR numnode(query) = 0 THEN
    RETURN;
  END IF;
  oldest := greatest(oldest, since);
  last_month := date_trunc('month', least(before, newest) AT TIME ZONE 'UTC');
  LOOP
    first_month := last_month - (months - 1) * interval '1 month';
    SELECT string_agg(quote_literal('m:' || to_char(m, 'YYYYMM')), '|')::tsquery INTO among
    FROM generate_series(first_month, last_month, interval '1 month') AS m;
    RETURN QUERY EXECUTE format(
      'SELECT d.article_id, d.published_at FROM search_document_%s d
       WHERE d.terms @@ $1 AND d.visible_from <= $2 AND d.published_at >= $3
         AND (d.published_at, d.article_id) < ($4, $5)
       ORDER BY d.published_at DESC, d.article_id DESC LIMIT $6', generation)
      USING query && among, now, since, before, before_id, missing;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    missing := missing - found_now;
    EXIT WHEN missing <= 0 OR first_month <= oldest AT TIME ZONE 'UTC';
    last_month := first_month - interval '1 month';
    months := least(months * 2, 48);
  END LOOP;
END $$;

-- The best of the newest matches: those whose title is the query, the newest whose title has all of it, the newest that have all
-- of it anywhere. What was published within the last weeks counts a little more.
CREATE FUNCTION search_best(
  generation integer, query tsquery, title_query tsquery, filter tsquery, key text, since timestamptz, before timestamptz, now timestamptz,
  wanted integer
) RETURNS TABLE (article_id bigint, score numeric) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH candidate AS (
       (SELECT d.article_id FROM search_document_%1$s d
        WHERE d.title_key = $4 AND d.visible_from <= $6 AND d.published_at >= $5 AND d.published_at < $8
          AND (numnode($3) = 0 OR d.terms @@ $3) LIMIT 100)
       UNION SELECT n.article_id FROM search_newest(%1$s, $2 && $3, $5, $8, 0, $6, $7 / 2) n
       UNION SELECT n.article_id FROM search_newest(%1$s, $1 && $3, $5, $8, 0, $6, $7) n)
     SELECT d.article_id, round((
         CASE WHEN d.title_key = $4 THEN 8 ELSE 0 END
         + CASE WHEN d.terms @@ $2 THEN 2 ELSE 0 END
         + ts_rank(''{0.1, 0.2, 0.4, 1.0}'', d.terms, $1, 1)
         + 0.5 * exp(-extract(epoch FROM greatest($6 - d.published_at, interval ''0'')) / 2592000))::numeric, 6)
     FROM candidate c JOIN search_document_%1$s d ON d.article_id = c.article_id', generation)
    USING query, title_query, filter, key, since, now, wanted, before;
END $$;
