-- Which end of a picture's right gateways were told of; another one than the right has now is to be told when it comes.
ALTER TABLE image ADD COLUMN told_end timestamptz;

CREATE INDEX image_end_untold ON image (expires_at) WHERE expires_at IS NOT NULL AND told_end IS DISTINCT FROM expires_at;
