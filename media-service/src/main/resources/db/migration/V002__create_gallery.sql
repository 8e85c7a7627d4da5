CREATE TABLE gallery (
  id             bigint PRIMARY KEY,
  title          text NOT NULL CHECK (btrim(title) <> ''),
  cover_image_id bigint REFERENCES image,
  published_at   timestamptz NOT NULL
);

CREATE TABLE gallery_photo (
  gallery_id bigint NOT NULL REFERENCES gallery ON DELETE CASCADE,
  position   integer NOT NULL CHECK (position > 0),
  image_id   bigint NOT NULL REFERENCES image,
  caption    text,
  PRIMARY KEY (gallery_id, position)
);

CREATE INDEX gallery_photo_image ON gallery_photo (image_id);

-- The regions that a gallery concerns, by their ISO 3166-2:KR codes.
CREATE TABLE gallery_region (
  region_code text NOT NULL,
  gallery_id  bigint NOT NULL REFERENCES gallery ON DELETE CASCADE,
  PRIMARY KEY (region_code, gallery_id)
);

-- The photo news of an edition, in its order.
CREATE TABLE photo_news (
  edition    text NOT NULL,
  position   integer NOT NULL CHECK (position > 0),
  gallery_id bigint NOT NULL REFERENCES gallery ON DELETE CASCADE,
  PRIMARY KEY (edition, position)
);
