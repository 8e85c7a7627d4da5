-- A partition for each month of UTC. Without a default one the newest observation of a station is found from the newest
-- month backwards, however many there are: PostgreSQL knows their order then, and stops at the first row.
CREATE FUNCTION make_observation_month(at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  month   timestamp := date_trunc('month', at AT TIME ZONE 'UTC');
  -- Not "name": that is a type.
  part    text      := 'observation_' || to_char(month, 'YYYY_MM');
BEGIN
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('make_observation_month'));
  IF to_regclass(part) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF observation FOR VALUES FROM (%L) TO (%L)',
    part, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
  RETURN true;
END $$;

-- Drops the months that ended before a time, the sample's rows apart: that day is part of the portal.
CREATE FUNCTION drop_observation_months(before timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  part    text;
  keep    boolean;
  dropped integer := 0;
BEGIN
  FOR part IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'observation'::regclass AND c.relname ~ '^observation_[0-9]{4}_[0-9]{2}$'
      AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= before
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE source = ''SAMPLE'')', part) INTO keep;
    IF keep THEN
      EXECUTE format('DELETE FROM %I WHERE source <> ''SAMPLE''', part);
    ELSE
      EXECUTE format('DROP TABLE %I', part);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  DELETE FROM observation_replaced WHERE observed_at < before;
  RETURN dropped;
END $$;

CREATE TEMPORARY TABLE moved ON COMMIT DROP AS SELECT * FROM observation_default;
DROP TABLE observation_default;
SELECT make_observation_month(month) FROM (SELECT DISTINCT date_trunc('month', observed_at, 'UTC') AS month FROM moved) AS m;
INSERT INTO observation SELECT * FROM moved;
