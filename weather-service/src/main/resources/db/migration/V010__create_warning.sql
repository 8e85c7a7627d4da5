-- Warnings by area, kept after they are lifted: an edition of another time shows those of its time. Kind, level and
-- command are KMA's own words, a set that grows.
CREATE TABLE warning (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  area_code    text        NOT NULL,
  area         text        NOT NULL,
  parent       text        NOT NULL,
  region_code  text,
  kind         text        NOT NULL,
  level        text        NOT NULL,
  command      text        NOT NULL,
  issued_at    timestamptz NOT NULL,
  effective_at timestamptz,
  ends         text,
  simulated    boolean     NOT NULL,
  first_seen   timestamptz NOT NULL,
  lifted_at    timestamptz,
  UNIQUE (area_code, kind, level, command, issued_at)
);
CREATE INDEX warning_in_force ON warning (region_code, issued_at DESC) WHERE lifted_at IS NULL;
