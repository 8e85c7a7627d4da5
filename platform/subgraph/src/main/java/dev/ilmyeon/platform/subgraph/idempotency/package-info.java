/**
 * Writes that are carried out once, however often they are asked for. What was answered is kept
 * with the write, in one transaction, in the service's own table:
 *
 * <pre>
 * CREATE TABLE idempotency_key (
 *   subject text NOT NULL,
 *   key text NOT NULL,
 *   request_hash bytea NOT NULL,
 *   result_type text NOT NULL,
 *   result jsonb NOT NULL,
 *   created_at timestamptz NOT NULL DEFAULT now(),
 *   PRIMARY KEY (subject, key)
 * );
 * CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
 * </pre>
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.idempotency;

import org.jspecify.annotations.NullMarked;
