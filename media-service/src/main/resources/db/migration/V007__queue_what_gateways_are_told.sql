-- What has changed of the responses that gateways keep, until they have heard of it. Orders may be carried out in any
-- order and more than once.
CREATE TABLE purge_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tombstones text[] NOT NULL,
  tags text[] NOT NULL
);
