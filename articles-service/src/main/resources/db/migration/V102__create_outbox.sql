-- What happened, written in the transaction in which it did. A relay numbers it after the commit, in an order in which
-- everybody sees it: positions grow by one, and none appears below one that was seen. Identity values do not: they are
-- given before the commit.
CREATE TABLE outbox_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What it happened to, as article:1001, and its version by it; writers of one aggregate wait for each other.
  aggregate text NOT NULL CHECK (aggregate <> ''),
  version integer NOT NULL CHECK (version > 0),
  type text NOT NULL CHECK (type ~ '^[A-Z][A-Z_]+$'),
  payload jsonb NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  position bigint UNIQUE CHECK (position > 0),
  UNIQUE (aggregate, version, type)
);
CREATE INDEX outbox_event_waiting ON outbox_event (id) WHERE position IS NULL;

-- The last position given; who holds the row relays.
CREATE TABLE outbox_head (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  position bigint NOT NULL
);
INSERT INTO outbox_head (position) VALUES (0);

CREATE FUNCTION tell_outbox_was_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox_written', '');
  RETURN NULL;
END $$;

CREATE TRIGGER outbox_event_is_told AFTER INSERT ON outbox_event
  FOR EACH STATEMENT EXECUTE FUNCTION tell_outbox_was_written();
