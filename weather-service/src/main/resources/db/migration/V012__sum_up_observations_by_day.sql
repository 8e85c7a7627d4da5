-- What a station observed in a day of Korea, by source, so that years are summed up from days and not from hours. Values
-- are in tenths (24.2 is 242): whole numbers are added exactly, and several times as fast. A mean is a sum by its count.
-- Days outlive the observations that they sum up.
CREATE TABLE observation_day (
  station_id        integer     NOT NULL REFERENCES station,
  day               date        NOT NULL,
  source            text        NOT NULL,
  observations      integer     NOT NULL CHECK (observations > 0),
  first_at          timestamptz NOT NULL,
  last_at           timestamptz NOT NULL,
  temperature_count integer     NOT NULL,
  temperature_min   integer,
  temperature_max   integer,
  temperature_sum   integer,
  humidity_count    integer     NOT NULL,
  humidity_min      integer,
  humidity_max      integer,
  humidity_sum      integer,
  wind_speed_count  integer     NOT NULL,
  wind_speed_min    integer,
  wind_speed_max    integer,
  wind_speed_sum    integer,
  rain_sum          integer,
  PRIMARY KEY (station_id, day, source)
);

-- A day of a station, from its observations: a row for each source.
CREATE FUNCTION sum_up_observations(station integer, korean_day date) RETURNS SETOF observation_day LANGUAGE sql STABLE AS $$
  SELECT o.station_id, korean_day, o.source, count(*)::integer, min(o.observed_at), max(o.observed_at),
    count(o.temperature)::integer, (min(o.temperature) * 10)::integer, (max(o.temperature) * 10)::integer,
    (sum(o.temperature) * 10)::integer,
    count(o.humidity)::integer, (min(o.humidity) * 10)::integer, (max(o.humidity) * 10)::integer,
    (sum(o.humidity) * 10)::integer,
    count(o.wind_speed)::integer, (min(o.wind_speed) * 10)::integer, (max(o.wind_speed) * 10)::integer,
    (sum(o.wind_speed) * 10)::integer,
    (sum(o.rain) * 10)::integer
  FROM observation o
  WHERE o.station_id = station
    AND o.observed_at >= korean_day::timestamp AT TIME ZONE 'Asia/Seoul'
    AND o.observed_at < (korean_day + 1)::timestamp AT TIME ZONE 'Asia/Seoul'
  GROUP BY o.station_id, o.source
$$;

-- Sums the days anew that a statement has stored observations of, in its transaction, whoever it comes from: a version of
-- the service that knows nothing of days keeps them right too. A day of which there are fewer observations than were
-- summed up has been forgotten in part, and stays as it is.
CREATE FUNCTION sum_up_changed_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN
    RETURN NULL;
  END IF;
  -- One after the other: each statement below sees what the transaction before has stored.
  PERFORM pg_advisory_xact_lock(hashtext('observation_day'));

  DELETE FROM observation_day d
  USING (SELECT DISTINCT station_id, (observed_at AT TIME ZONE 'Asia/Seoul')::date AS day FROM changed) AS c
  WHERE d.station_id = c.station_id AND d.day = c.day
    AND (SELECT sum(s.observations) FROM sum_up_observations(c.station_id, c.day) AS s)
      >= (SELECT sum(b.observations) FROM observation_day b WHERE b.station_id = c.station_id AND b.day = c.day);

  INSERT INTO observation_day
  SELECT s.*
  FROM (SELECT DISTINCT station_id, (observed_at AT TIME ZONE 'Asia/Seoul')::date AS day FROM changed) AS c
  CROSS JOIN LATERAL sum_up_observations(c.station_id, c.day) AS s
  WHERE NOT EXISTS (SELECT FROM observation_day b WHERE b.station_id = c.station_id AND b.day = c.day);
  RETURN NULL;
END $$;

CREATE TRIGGER sum_up_days_of_new AFTER INSERT ON observation
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_up_changed_days();
-- An observation's station and time never change.
CREATE TRIGGER sum_up_days_of_corrected AFTER UPDATE ON observation
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_up_changed_days();

INSERT INTO observation_day
SELECT s.*
FROM (SELECT DISTINCT station_id, (observed_at AT TIME ZONE 'Asia/Seoul')::date AS day FROM observation) AS c
CROSS JOIN LATERAL sum_up_observations(c.station_id, c.day) AS s;
