-- What was answered to a write, with the write: asked for again, it is answered again. Swept after a day.
CREATE TABLE idempotency_key (
  subject text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  result_type text NOT NULL,
  result jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
