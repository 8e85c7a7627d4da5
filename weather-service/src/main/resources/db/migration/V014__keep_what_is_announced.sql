-- What readers were told of new hours, in order, so that who did not hear it for a while finds it here: a notification of
-- the database is lost with the connection that would have brought it. Kept for a month.
CREATE TABLE weather_update (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The hour.
  observed_at  timestamptz NOT NULL,
  -- Those that have other values than when readers were told before, in ascending number.
  stations     integer[]   NOT NULL,
  announced_at timestamptz NOT NULL
);
