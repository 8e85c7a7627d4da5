CREATE TABLE edition (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  -- Where the edition's clock stands; null runs with the real one.
  fixed_clock timestamptz
);

-- A version is never changed: the one in force at a time is the latest that took effect by then.
CREATE TABLE front (
  edition_id text NOT NULL REFERENCES edition,
  version integer NOT NULL CHECK (version > 0),
  effective_from timestamptz NOT NULL,
  PRIMARY KEY (edition_id, version),
  UNIQUE (edition_id, effective_from)
);

CREATE TABLE container (
  edition_id text NOT NULL,
  version integer NOT NULL,
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  position smallint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('LEAD', 'LIST', 'PHOTO_NEWS', 'FEATURE_ISSUE', 'REGION_NETWORK', 'MOST_READ')),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 40),
  more_path text CHECK (more_path LIKE '/%'),
  capacity smallint NOT NULL CHECK (capacity BETWEEN 1 AND 100),
  -- What follows behind the curated cards until the container is full.
  fill text NOT NULL CHECK (fill IN ('NONE', 'NEWEST', 'SECTION', 'REGION', 'SERIES', 'MOST_READ')),
  fill_section text REFERENCES section,
  fill_region text REFERENCES region,
  fill_series text REFERENCES series,
  PRIMARY KEY (edition_id, version, key),
  UNIQUE (edition_id, version, position),
  FOREIGN KEY (edition_id, version) REFERENCES front,
  CONSTRAINT container_fill_has_its_key CHECK (
    (fill = 'SECTION') = (fill_section IS NOT NULL)
    AND (fill = 'REGION') = (fill_region IS NOT NULL)
    AND (fill = 'SERIES') = (fill_series IS NOT NULL))
);

CREATE TABLE card (
  edition_id text NOT NULL,
  version integer NOT NULL,
  container_key text NOT NULL,
  position smallint NOT NULL CHECK (position > 0),
  article_id bigint REFERENCES article,
  -- A gallery of the media service, whose database is apart.
  gallery_id bigint CHECK (gallery_id > 0),
  region_code text REFERENCES region,
  snap_title text CHECK (length(snap_title) BETWEEN 1 AND 200),
  snap_url text CHECK (snap_url ~ '^(https?://|/)'),
  headline text CHECK (length(headline) BETWEEN 1 AND 200),
  kicker text CHECK (length(kicker) BETWEEN 1 AND 40),
  -- A picture of the media service.
  image_override bigint CHECK (image_override > 0),
  until timestamptz,
  PRIMARY KEY (edition_id, version, container_key, position),
  FOREIGN KEY (edition_id, version, container_key) REFERENCES container,
  CONSTRAINT card_has_one_target CHECK (num_nonnulls(article_id, gallery_id, region_code, snap_title) = 1),
  CONSTRAINT card_snap_is_whole CHECK ((snap_title IS NULL) = (snap_url IS NULL))
);
CREATE INDEX card_of_article ON card (article_id) WHERE article_id IS NOT NULL;
