-- What is to be done at a time: taken by one instance, done in the transaction that ends it.
CREATE TABLE scheduled_job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]+$'),
  -- What it is done to, as article:1001.
  subject text NOT NULL CHECK (subject <> ''),
  payload jsonb NOT NULL,
  due_at timestamptz NOT NULL,
  made_by text NOT NULL CHECK (made_by <> ''),
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DONE', 'FAILED', 'CANCELLED')),
  -- When it is tried next: later than due after a failure.
  next_at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0,
  problem text,
  ended_at timestamptz,
  CONSTRAINT scheduled_job_failed_has_problem CHECK (state <> 'FAILED' OR problem IS NOT NULL),
  CONSTRAINT scheduled_job_ended_has_time CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX scheduled_job_waiting ON scheduled_job (next_at, id) WHERE state = 'WAITING';
CREATE INDEX scheduled_job_of_subject ON scheduled_job (subject, id);
CREATE INDEX scheduled_job_by_state ON scheduled_job (state, id);
