-- How each of KMA's feeds does. One row a feed, whichever instance polls it.
CREATE TABLE feed (
  name              text        PRIMARY KEY,
  last_called_at    timestamptz,
  last_succeeded_at timestamptz,
  -- The newest hour or issue that was stored whole.
  newest_at         timestamptz,
  last_code         text,
  failures          integer     NOT NULL DEFAULT 0 CHECK (failures >= 0),
  -- The newest hour that subscribers were told of, and when.
  announced         timestamptz,
  announced_at      timestamptz
);

-- Calls by the day of Korea, which is what KMA counts a quota by.
CREATE TABLE feed_calls (
  feed  text    NOT NULL,
  day   date    NOT NULL,
  calls integer NOT NULL CHECK (calls > 0),
  PRIMARY KEY (feed, day)
);

-- Hours that were asked for again because nothing of them is stored; KMA has none of some.
CREATE TABLE backfilled (
  hour     timestamptz PRIMARY KEY,
  tries    integer     NOT NULL,
  tried_at timestamptz NOT NULL
);
