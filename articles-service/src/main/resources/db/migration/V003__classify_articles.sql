CREATE TABLE series (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  description text NOT NULL,
  position smallint NOT NULL UNIQUE
);

CREATE TABLE tag (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40)
);

CREATE TABLE reporter (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40)
);

-- Regions and series are lists by themselves: their links carry the article's time, so that a page of one region is one
-- range of one index whatever the archive holds. The triggers below keep the copy equal.
CREATE TABLE article_region (
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  region_code text NOT NULL REFERENCES region,
  position smallint NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (article_id, region_code)
);
CREATE INDEX article_region_newest ON article_region (region_code, published_at DESC, article_id DESC)
  WHERE published_at IS NOT NULL;

CREATE TABLE article_series (
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  series_id text NOT NULL REFERENCES series,
  position smallint NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (article_id, series_id)
);
CREATE INDEX article_series_newest ON article_series (series_id, published_at DESC, article_id DESC)
  WHERE published_at IS NOT NULL;

CREATE FUNCTION take_published_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT published_at INTO NEW.published_at FROM article WHERE id = NEW.article_id;
  RETURN NEW;
END $$;

CREATE TRIGGER article_region_takes_published_at BEFORE INSERT ON article_region
  FOR EACH ROW WHEN (NEW.published_at IS NULL) EXECUTE FUNCTION take_published_at();
CREATE TRIGGER article_series_takes_published_at BEFORE INSERT ON article_series
  FOR EACH ROW WHEN (NEW.published_at IS NULL) EXECUTE FUNCTION take_published_at();

CREATE FUNCTION pass_published_at_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE article_region SET published_at = NEW.published_at WHERE article_id = NEW.id;
  UPDATE article_series SET published_at = NEW.published_at WHERE article_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER article_passes_published_at_on AFTER UPDATE OF published_at ON article
  FOR EACH ROW WHEN (OLD.published_at IS DISTINCT FROM NEW.published_at) EXECUTE FUNCTION pass_published_at_on();

CREATE TABLE article_tag (
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  tag_id bigint NOT NULL REFERENCES tag,
  position smallint NOT NULL,
  PRIMARY KEY (article_id, tag_id)
);
CREATE INDEX article_tag_of_tag ON article_tag (tag_id);

CREATE TABLE byline (
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  reporter_id text NOT NULL REFERENCES reporter,
  position smallint NOT NULL,
  PRIMARY KEY (article_id, reporter_id)
);
CREATE INDEX byline_of_reporter ON byline (reporter_id);
