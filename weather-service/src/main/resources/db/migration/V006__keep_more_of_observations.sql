-- What else a station observes, where it came from, and what it said before it was corrected.
ALTER TABLE observation
  ADD COLUMN wind_direction smallint     CHECK (wind_direction BETWEEN 0 AND 360),
  ADD COLUMN wind_speed     numeric(4,1) CHECK (wind_speed BETWEEN 0 AND 120),
  ADD COLUMN rain           numeric(5,1) CHECK (rain BETWEEN 0 AND 500),
  ADD COLUMN pressure       numeric(5,1) CHECK (pressure BETWEEN 850 AND 1100),
  ADD COLUMN revision       integer      NOT NULL DEFAULT 0 CHECK (revision >= 0);

ALTER TABLE observation DROP CONSTRAINT observation_source_check;
ALTER TABLE observation ADD CONSTRAINT observation_source_check
  CHECK (source IN ('ASOS', 'NOWCAST', 'ULTRA_SHORT_FORECAST', 'SAMPLE', 'SIMULATED'));

-- Which source a better one replaces and a worse one leaves alone.
CREATE FUNCTION source_rank(source text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE source
    WHEN 'ASOS' THEN 4 WHEN 'NOWCAST' THEN 3 WHEN 'ULTRA_SHORT_FORECAST' THEN 2 WHEN 'SAMPLE' THEN 1 ELSE 0 END;

-- Each row as it was before it was replaced: what readers were shown then.
CREATE TABLE observation_replaced (
  station_id  integer     NOT NULL,
  observed_at timestamptz NOT NULL,
  revision    integer     NOT NULL,
  replaced_at timestamptz NOT NULL,
  observation jsonb       NOT NULL,
  PRIMARY KEY (station_id, observed_at, revision)
);

-- Simulated observations show only where this says so, as the sample does by its own switch.
ALTER TABLE edition ADD COLUMN shows_simulated boolean NOT NULL DEFAULT false;
