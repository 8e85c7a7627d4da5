-- Whose an article, an edition and what is scheduled are: for everybody of another newsroom as if they did not exist. The columns
-- have no check, which would read whole tables while readers wait.
ALTER TABLE article ADD COLUMN newsroom text NOT NULL DEFAULT 'main';
ALTER TABLE edition ADD COLUMN newsroom text NOT NULL DEFAULT 'main';
ALTER TABLE scheduled_job ADD COLUMN newsroom text NOT NULL DEFAULT 'main';
