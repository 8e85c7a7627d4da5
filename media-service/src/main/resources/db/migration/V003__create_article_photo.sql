-- The pictures of articles, which are known here by their numbers alone.
CREATE TABLE article_lead_image (
  article_id bigint PRIMARY KEY,
  image_id   bigint NOT NULL REFERENCES image
);

CREATE INDEX article_lead_image_image ON article_lead_image (image_id);

CREATE TABLE article_photo (
  article_id bigint NOT NULL,
  position   integer NOT NULL CHECK (position > 0),
  image_id   bigint NOT NULL REFERENCES image,
  caption    text,
  PRIMARY KEY (article_id, position)
);

CREATE INDEX article_photo_image ON article_photo (image_id);
