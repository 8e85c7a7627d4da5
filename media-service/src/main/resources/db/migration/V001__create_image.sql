-- Pictures: what is said of them, who holds the rights, and what their content is named by.
CREATE TABLE image (
  id             bigint PRIMARY KEY,
  content_hash   text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  width          integer NOT NULL CHECK (width > 0),
  height         integer NOT NULL CHECK (height > 0),
  alt            text NOT NULL CHECK (btrim(alt) <> ''),
  caption        text,
  credit         text NOT NULL,
  focal_x        double precision NOT NULL CHECK (focal_x BETWEEN 0 AND 1),
  focal_y        double precision NOT NULL CHECK (focal_y BETWEEN 0 AND 1),
  dominant_color text NOT NULL CHECK (dominant_color ~ '^#[0-9a-f]{6}$'),
  placeholder    text NOT NULL,
  rights_holder  text NOT NULL,
  licence        text NOT NULL,
  syndicatable   boolean NOT NULL,
  expires_at     timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX image_expires_at ON image (expires_at) WHERE expires_at IS NOT NULL;

-- How the pictures that the project draws itself are drawn.
CREATE TABLE drawing (
  image_id bigint PRIMARY KEY REFERENCES image ON DELETE CASCADE,
  scene    text NOT NULL,
  light    text NOT NULL,
  seed     bigint NOT NULL
);
