-- Pictures on their way in: a ticket, what was made of the file once it has come, the picture once it is completed.
CREATE SEQUENCE image_id AS bigint START WITH 100001;

CREATE TABLE upload (
  id             uuid PRIMARY KEY,
  subject        text NOT NULL,
  size           bigint NOT NULL CHECK (size > 0),
  expires_at     timestamptz NOT NULL,
  content_hash   text CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  width          integer,
  height         integer,
  dominant_color text,
  placeholder    text,
  image_id       bigint REFERENCES image,
  created_at     timestamptz NOT NULL DEFAULT now(),
  CHECK ((content_hash IS NULL) = (width IS NULL)
    AND (content_hash IS NULL) = (height IS NULL)
    AND (content_hash IS NULL) = (dominant_color IS NULL)
    AND (content_hash IS NULL) = (placeholder IS NULL)),
  CHECK (image_id IS NULL OR content_hash IS NOT NULL)
);

CREATE INDEX upload_open ON upload (subject, expires_at) WHERE image_id IS NULL;
CREATE INDEX upload_expires_at ON upload (expires_at) WHERE image_id IS NULL;
CREATE INDEX upload_content_hash ON upload (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX upload_image ON upload (image_id) WHERE image_id IS NOT NULL;

-- Who has the same content.
CREATE INDEX image_content_hash ON image (content_hash);

-- What was answered to a write, with the write: asked for again, it is answered again. Swept after a day.
CREATE TABLE idempotency_key (
  subject      text NOT NULL,
  key          text NOT NULL,
  request_hash bytea NOT NULL,
  result_type  text NOT NULL,
  result       jsonb NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, key)
);

CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
