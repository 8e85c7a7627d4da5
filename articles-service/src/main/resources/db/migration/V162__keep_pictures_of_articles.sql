-- The pictures of the media service that go with an article, known here by their numbers alone: newsroom.Content's part of that
-- name, as JSON; null for none.
ALTER TABLE article ADD COLUMN pictures jsonb;

-- What media said last of the right to show a picture, so that nobody has to wait for media when it matters.
CREATE TABLE picture_right (
  image_id bigint PRIMARY KEY,
  -- Itself, or what stands in its place.
  shown boolean NOT NULL,
  -- Until when; null for ever.
  shown_until timestamptz,
  asked_at timestamptz NOT NULL DEFAULT now()
);

-- Articles whose pictures media has not heard of yet, as they are now. Triggers write it, in the transaction that changes the
-- article, so that no writer can forget it and no kill can lose it. Numbers rise with each change of an article.
CREATE SEQUENCE picture_use_number AS bigint;
CREATE TABLE picture_use_untold (
  article_id bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  number bigint NOT NULL
);
CREATE INDEX picture_use_untold_number ON picture_use_untold (number);

CREATE FUNCTION pictures_of_article_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO picture_use_untold (article_id, number)
  SELECT n.id, nextval('picture_use_number') FROM new_rows n
  WHERE n.pictures IS NOT NULL OR n.body @> '[{"type": "media"}]';
  RETURN NULL;
END $$;

CREATE FUNCTION pictures_of_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO picture_use_untold (article_id, number)
  SELECT n.id, nextval('picture_use_number') FROM new_rows n JOIN old_rows o ON o.id = n.id
  WHERE (n.pictures IS NOT NULL OR o.pictures IS NOT NULL
      OR n.body @> '[{"type": "media"}]' OR o.body @> '[{"type": "media"}]')
    AND (n.pictures, n.body, n.status = 'WITHDRAWN') IS DISTINCT FROM (o.pictures, o.body, o.status = 'WITHDRAWN')
  ORDER BY n.id
  ON CONFLICT (article_id) DO UPDATE SET number = EXCLUDED.number;
  RETURN NULL;
END $$;

CREATE TRIGGER pictures_of_article_came AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION pictures_of_article_came();
CREATE TRIGGER pictures_of_article_changed AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION pictures_of_article_changed();
