-- For who watches the queues: how old the oldest is that waits. What is there already counts from now on.
ALTER TABLE image_preparation ADD COLUMN queued_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE purge_order ADD COLUMN queued_at timestamptz NOT NULL DEFAULT now();
