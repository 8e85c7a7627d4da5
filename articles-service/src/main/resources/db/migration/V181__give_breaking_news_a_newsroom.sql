-- Who sent it, or is to confirm it: for everybody of another newsroom as if it did not exist. The portal's readers get what any sends. The
-- column has no check, which would read the whole table while it is locked.
ALTER TABLE breaking_news ADD COLUMN newsroom text NOT NULL DEFAULT 'main';
