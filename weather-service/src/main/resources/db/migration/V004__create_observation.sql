-- One row for a station and a time, whoever says it: a later or corrected one replaces the row and its provenance
-- (ON CONFLICT (station_id, observed_at) DO UPDATE). Null is "not observed".
-- Partitioned by time from the start, so that months can be split off the default partition without rewriting readers.
CREATE TABLE observation (
  station_id   integer      NOT NULL REFERENCES station,
  observed_at  timestamptz  NOT NULL,
  source       text         NOT NULL CHECK (source IN ('ASOS', 'NOWCAST', 'ULTRA_SHORT_FORECAST', 'SAMPLE')),
  fetched_at   timestamptz  NOT NULL,
  temperature  numeric(4,1) CHECK (temperature BETWEEN -60 AND 60),
  humidity     smallint     CHECK (humidity BETWEEN 0 AND 100),
  cloud_tenths smallint     CHECK (cloud_tenths BETWEEN 0 AND 10),
  -- The forecast's sky, for want of a cloud amount; forecasts do not know FEW_CLOUDS.
  forecast_sky text         CHECK (forecast_sky IN ('CLEAR', 'MOSTLY_CLOUDY', 'OVERCAST')),
  phenomenon   text         CHECK (phenomenon <> ''),
  PRIMARY KEY (station_id, observed_at)
) PARTITION BY RANGE (observed_at);

CREATE TABLE observation_default PARTITION OF observation DEFAULT;
