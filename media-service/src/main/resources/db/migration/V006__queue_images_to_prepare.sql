-- Pictures whose renditions are yet to be made, and those that are ready, in the order in which that was so.
CREATE TABLE image_preparation (
  image_id bigint PRIMARY KEY REFERENCES image ON DELETE CASCADE
);

CREATE TABLE image_ready (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  image_id bigint NOT NULL REFERENCES image ON DELETE CASCADE,
  ready_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX image_ready_at ON image_ready (ready_at);
