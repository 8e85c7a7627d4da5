-- Whether feeds may pass an article on: agency copy, for one, is the portal's alone.
ALTER TABLE article ADD COLUMN syndicated boolean NOT NULL DEFAULT true;

-- Feeds tell for a while what has been withdrawn.
CREATE INDEX article_withdrawn ON article (withdrawn_at DESC) WHERE status = 'WITHDRAWN';
