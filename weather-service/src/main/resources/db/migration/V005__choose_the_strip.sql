-- The strip shows the stations that are chosen for it; any other station of the table has a page of its own only.
ALTER TABLE station ADD COLUMN in_strip boolean NOT NULL DEFAULT false;
UPDATE station SET in_strip = true;
