-- What interrupts: sent once, or not at all. While nobody has confirmed it, it was sent to nobody.
CREATE TABLE breaking_news (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  headline text NOT NULL CHECK (length(headline) BETWEEN 1 AND 120),
  article_id bigint REFERENCES article,
  proposed_by text NOT NULL CHECK (proposed_by <> ''),
  proposed_at timestamptz NOT NULL,
  confirmed_by text CHECK (confirmed_by <> ''),
  confirmed_at timestamptz,
  CONSTRAINT breaking_news_confirmed_by_somebody CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
