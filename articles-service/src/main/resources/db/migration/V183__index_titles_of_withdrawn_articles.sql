-- Searches tell of withdrawn articles by their tombstones, so these are indexed too, by their titles.
CREATE OR REPLACE FUNCTION search_article_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT id FROM new_rows WHERE visible_from IS NOT NULL OR status = 'WITHDRAWN';
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION search_article_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_stale (article_id) SELECT id FROM old_rows WHERE visible_from IS NOT NULL OR status = 'WITHDRAWN';
  RETURN NULL;
END $$;

-- Should an instance of the version before take them from the queue, the next whole index has them.
INSERT INTO search_stale (article_id) SELECT id FROM article WHERE status = 'WITHDRAWN';
