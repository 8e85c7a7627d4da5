-- How far who acts on the outbox's events has come: everything up to there was done.
CREATE TABLE outbox_consumer (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  position bigint NOT NULL CHECK (position >= 0)
);
