-- Reads of an article in the hour that starts at `hour`; written in batches, never a row a read.
CREATE TABLE article_read (
  hour timestamptz NOT NULL CHECK (date_trunc('hour', hour, 'UTC') = hour),
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  reads bigint NOT NULL CHECK (reads > 0),
  PRIMARY KEY (hour, article_id)
);
CREATE INDEX article_read_most ON article_read (hour, reads DESC, article_id DESC);
CREATE INDEX article_read_of_article ON article_read (article_id);

-- What was loaded into this database beside what the newsroom writes: the sample content.
CREATE TABLE loaded_content (
  name text PRIMARY KEY,
  loaded_at timestamptz NOT NULL DEFAULT now()
);
