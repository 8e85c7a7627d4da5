-- What has been taken over from elsewhere, so that it is taken over once: a source's own id, the article it became, and what it
-- was made of. Changed, it is taken over again.
CREATE TABLE imported_article (
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 500),
  article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
  digest text NOT NULL,
  PRIMARY KEY (source, external_id)
);
CREATE INDEX imported_article_article ON imported_article (article_id);

-- How far a file has been read: it goes on behind that line.
CREATE TABLE import_progress (
  source text NOT NULL,
  file text NOT NULL,
  lines bigint NOT NULL,
  PRIMARY KEY (source, file)
);
