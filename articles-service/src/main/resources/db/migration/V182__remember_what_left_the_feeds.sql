-- Articles that readers saw and that may not be passed on any more, and since when: who took them from a feed is told. A trigger writes it, in the
-- transaction that changes the article, so that no writer can forget it.
CREATE TABLE article_unsyndicated (
  article_id bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  at timestamptz NOT NULL
);
CREATE INDEX article_unsyndicated_at ON article_unsyndicated (at DESC);

CREATE FUNCTION article_syndication_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.syndicated THEN
    DELETE FROM article_unsyndicated WHERE article_id = NEW.id;
  ELSIF OLD.visible_from <= clock_timestamp() THEN
    INSERT INTO article_unsyndicated (article_id, at) VALUES (NEW.id, clock_timestamp())
    ON CONFLICT (article_id) DO UPDATE SET at = EXCLUDED.at;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER article_syndication_changed AFTER UPDATE OF syndicated ON article
  FOR EACH ROW WHEN (OLD.syndicated <> NEW.syndicated) EXECUTE FUNCTION article_syndication_changed();
