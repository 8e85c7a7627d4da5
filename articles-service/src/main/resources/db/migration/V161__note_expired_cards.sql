-- Cards whose time to leave the page has come, each once, so that however many instances look it is in the audit trail once.
CREATE TABLE expired_card (
  edition_id text NOT NULL,
  version integer NOT NULL,
  container_key text NOT NULL,
  position smallint NOT NULL,
  PRIMARY KEY (edition_id, version, container_key, position)
);
