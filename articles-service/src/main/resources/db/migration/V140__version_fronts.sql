-- A regional edition (지역판) is an edition of its own, of another and for a region: its own fronts, versions and history.
ALTER TABLE edition
  ADD COLUMN parent_id text REFERENCES edition,
  ADD COLUMN region_code text REFERENCES region,
  ADD CONSTRAINT edition_of_region_has_both CHECK ((parent_id IS NULL) = (region_code IS NULL)),
  ADD CONSTRAINT edition_of_region UNIQUE (parent_id, region_code);

-- Two versions may take effect at one instant, where a clock stands: then the later one is in force.
CREATE INDEX front_in_force ON front (edition_id, effective_from DESC, version DESC);
ALTER TABLE front DROP CONSTRAINT front_edition_id_effective_from_key;

-- Who made a version and how; nobody did what came with the content.
ALTER TABLE front
  ADD COLUMN made_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN made_by text CHECK (length(made_by) BETWEEN 1 AND 200),
  -- The version that a roll-back brought back.
  ADD COLUMN restores integer CHECK (restores < version),
  -- The changes that made it of the version before.
  ADD COLUMN changes jsonb CHECK (jsonb_typeof(changes) = 'array');

-- Changes that are to be made at a time of the edition's clock. They are settled once: made, failed or called off.
CREATE TABLE front_schedule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  edition_id text NOT NULL REFERENCES edition,
  -- The version that the editor looked at.
  made_for integer NOT NULL,
  apply_at timestamptz NOT NULL,
  changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'array'),
  made_by text NOT NULL CHECK (length(made_by) BETWEEN 1 AND 200),
  made_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'APPLIED', 'FAILED', 'CANCELLED')),
  settled_at timestamptz,
  -- The version that came of it.
  version integer,
  -- Why it failed, and by which of the changes, from 0.
  failure text,
  failed_change integer,
  FOREIGN KEY (edition_id, made_for) REFERENCES front,
  FOREIGN KEY (edition_id, version) REFERENCES front,
  CONSTRAINT front_schedule_is_settled CHECK ((state = 'PENDING') = (settled_at IS NULL)),
  CONSTRAINT front_schedule_made_a_version CHECK ((state = 'APPLIED') = (version IS NOT NULL)),
  CONSTRAINT front_schedule_failed_for_a_reason CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX front_schedule_due ON front_schedule (edition_id, apply_at, id) WHERE state = 'PENDING';
CREATE INDEX front_schedule_failed ON front_schedule (id DESC) WHERE state = 'FAILED';

-- What readers saw in a container, from a time of the edition's clock until the next such row: curated cards and what filled
-- the container up. Written when it differs from the row before, never changed.
CREATE TABLE front_served (
  edition_id text NOT NULL,
  version integer NOT NULL,
  container_key text NOT NULL,
  served_from timestamptz NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  cards jsonb NOT NULL CHECK (jsonb_typeof(cards) = 'array'),
  PRIMARY KEY (edition_id, version, container_key, served_from, number),
  FOREIGN KEY (edition_id, version, container_key) REFERENCES container
);

-- What previews look ahead to.
CREATE INDEX article_scheduled ON article (published_at) WHERE status = 'SCHEDULED';
