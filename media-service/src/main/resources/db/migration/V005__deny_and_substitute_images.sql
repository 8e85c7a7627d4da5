-- Denied beats all else that allows a picture; a substitute stands wherever it may not be shown.
ALTER TABLE image ADD COLUMN denied boolean NOT NULL DEFAULT false;
ALTER TABLE image ADD COLUMN substitute_id bigint REFERENCES image CHECK (substitute_id <> id);

CREATE INDEX image_substitute ON image (substitute_id) WHERE substitute_id IS NOT NULL;
CREATE INDEX image_expires_next ON image (expires_at, id) WHERE expires_at IS NOT NULL AND NOT denied;

-- Galleries that the newsroom makes; who changes one says which version.
CREATE SEQUENCE gallery_id AS bigint START WITH 100001;
ALTER TABLE gallery ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE INDEX gallery_cover ON gallery (cover_image_id) WHERE cover_image_id IS NOT NULL;
CREATE INDEX gallery_region_gallery ON gallery_region (gallery_id);
