-- The newsroom's lists. Published is most of the archive: that list is read from the end, where it begins.
CREATE INDEX article_at_step ON article (status, id) WHERE status <> 'PUBLISHED';
