-- What articles said last of the pictures they use; what is older than that is not written down.
CREATE TABLE article_pictures (
  article_id bigint PRIMARY KEY,
  number     bigint NOT NULL
);

-- Pictures within the text of articles, whose places are the articles' own business.
CREATE TABLE article_text_image (
  article_id bigint NOT NULL,
  image_id   bigint NOT NULL REFERENCES image,
  PRIMARY KEY (article_id, image_id)
);

CREATE INDEX article_text_image_image ON article_text_image (image_id);
