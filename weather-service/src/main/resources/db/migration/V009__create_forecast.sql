-- One row for a station, a product and an hour: a later issue replaces an earlier one.
CREATE TABLE forecast (
  station_id    integer      NOT NULL REFERENCES station,
  product       text         NOT NULL CHECK (product IN ('ULTRA_SHORT_FORECAST', 'VILLAGE_FORECAST')),
  at            timestamptz  NOT NULL,
  issued_at     timestamptz  NOT NULL CHECK (issued_at < at),
  simulated     boolean      NOT NULL,
  temperature   numeric(4,1) CHECK (temperature BETWEEN -60 AND 60),
  lowest        numeric(4,1) CHECK (lowest BETWEEN -60 AND 60),
  highest       numeric(4,1) CHECK (highest BETWEEN -60 AND 60),
  sky           text         CHECK (sky IN ('CLEAR', 'MOSTLY_CLOUDY', 'OVERCAST')),
  precipitation text,
  probability   smallint     CHECK (probability BETWEEN 0 AND 100),
  humidity      smallint     CHECK (humidity BETWEEN 0 AND 100),
  wind_speed    numeric(4,1) CHECK (wind_speed BETWEEN 0 AND 120),
  PRIMARY KEY (station_id, at, product)
);
CREATE INDEX forecast_by_issue ON forecast (product, station_id, issued_at);
