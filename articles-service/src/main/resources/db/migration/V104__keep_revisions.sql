-- Each change of an article is a revision of its own, never changed afterwards. An article from before has none until it is
-- first changed: then what it was is kept as its first. The column has no check, which would read the whole table while readers wait.
ALTER TABLE article ADD COLUMN revision integer NOT NULL DEFAULT 1;

CREATE TABLE article_revision (
  article_id bigint NOT NULL REFERENCES article,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  author text NOT NULL CHECK (author <> ''),
  status text NOT NULL CHECK (
    status IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN')),
  -- What readers would see: newsroom.Content as JSON.
  content jsonb NOT NULL,
  PRIMARY KEY (article_id, number)
);

CREATE TRIGGER article_revision_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON article_revision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
