-- Who did what when: appended, never changed, each entry with the hash of the one before it. The trigger numbers and hashes,
-- one entry at a time, so that no writer can do it otherwise; `ilmyeon.audit.verify` computes the chain anew.
CREATE TABLE audit_entry (
  number bigint PRIMARY KEY CHECK (number > 0),
  at timestamptz NOT NULL,
  actor text NOT NULL CHECK (actor <> ''),
  action text NOT NULL CHECK (action <> ''),
  -- What it was done to, as article:1001.
  subject text NOT NULL CHECK (subject <> ''),
  detail jsonb NOT NULL,
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32)
);
CREATE INDEX audit_entry_of_subject ON audit_entry (subject, number DESC);

-- With its length in front, so that no two rows make the same text.
CREATE FUNCTION audit_part(part text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT octet_length(part) || ':' || part || E'\n'
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- To the end of the transaction: the next writer sees this entry or none.
  PERFORM pg_advisory_xact_lock(7417, 1);
  SELECT e.number + 1, e.hash INTO NEW.number, NEW.previous_hash FROM audit_entry e ORDER BY e.number DESC LIMIT 1;
  IF NOT FOUND THEN
    NEW.number := 1;
    NEW.previous_hash := sha256('');
  END IF;
  NEW.at := clock_timestamp();
  NEW.hash := sha256(NEW.previous_hash || convert_to(
    audit_part(NEW.number::text) || audit_part(((extract(epoch FROM NEW.at) * 1000000)::bigint)::text)
      || audit_part(NEW.actor) || audit_part(NEW.action) || audit_part(NEW.subject) || audit_part(NEW.detail::text),
    'UTF8'));
  RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_is_chained BEFORE INSERT ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is appended to, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
