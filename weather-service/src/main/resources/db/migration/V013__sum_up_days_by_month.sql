-- What a station observed in a month of Korea, by source, summed up from its days (V012), so that years of all stations
-- are read as a thousand rows and not as 35,000. As of days, values are in tenths, and months outlive what they sum up.

-- Nobody stores an observation between the first sums and the trigger that keeps them right.
LOCK TABLE observation IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE observation_month (
  station_id        integer     NOT NULL REFERENCES station,
  month             date        NOT NULL CHECK (extract(day FROM month) = 1),
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
  PRIMARY KEY (station_id, month, source)
);

-- A month of a station, from its days: a row for each source.
CREATE FUNCTION sum_up_days(station integer, korean_month date) RETURNS SETOF observation_month LANGUAGE sql STABLE AS $$
  SELECT d.station_id, korean_month, d.source, sum(d.observations)::integer, min(d.first_at), max(d.last_at),
    sum(d.temperature_count)::integer, min(d.temperature_min), max(d.temperature_max), sum(d.temperature_sum)::integer,
    sum(d.humidity_count)::integer, min(d.humidity_min), max(d.humidity_max), sum(d.humidity_sum)::integer,
    sum(d.wind_speed_count)::integer, min(d.wind_speed_min), max(d.wind_speed_max), sum(d.wind_speed_sum)::integer,
    sum(d.rain_sum)::integer
  FROM observation_day d
  WHERE d.station_id = station
    AND d.day >= korean_month AND d.day < (korean_month + interval '1 month')::date
  GROUP BY d.station_id, d.source
$$;

-- As before, and then the months of those days, whoever the observations come from.
CREATE OR REPLACE FUNCTION sum_up_changed_days() RETURNS trigger LANGUAGE plpgsql AS $$
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

  DELETE FROM observation_month m
  USING (
    SELECT DISTINCT station_id, date_trunc('month', observed_at AT TIME ZONE 'Asia/Seoul')::date AS month FROM changed
  ) AS c
  WHERE m.station_id = c.station_id AND m.month = c.month;

  INSERT INTO observation_month
  SELECT s.*
  FROM (
    SELECT DISTINCT station_id, date_trunc('month', observed_at AT TIME ZONE 'Asia/Seoul')::date AS month FROM changed
  ) AS c
  CROSS JOIN LATERAL sum_up_days(c.station_id, c.month) AS s;
  RETURN NULL;
END $$;

INSERT INTO observation_month
SELECT s.*
FROM (SELECT DISTINCT station_id, date_trunc('month', day::timestamp)::date AS month FROM observation_day) AS c
CROSS JOIN LATERAL sum_up_days(c.station_id, c.month) AS s;
