-- What weather keeps of an edition: the clock that observations are read by. Without a fixed clock it is the real one.
-- Sample observations show only where shows_sample says so: an edition of today never passes them off as its weather.
CREATE TABLE edition (
  id           text        PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  fixed_clock  timestamptz,
  shows_sample boolean     NOT NULL DEFAULT false
);

INSERT INTO edition (id) VALUES ('main'), ('live');
