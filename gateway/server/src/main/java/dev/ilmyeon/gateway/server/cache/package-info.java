/**
 * Responses that are kept for everybody: {@link dev.ilmyeon.gateway.server.cache.ResponseCache} is
 * asked before the engine for what nobody in particular asks. What may be kept, and how long, say
 * the supergraph and the subgraphs; nothing is kept where they say nothing.
 *
 * <pre>
 *   age  0 ─────── max-age ─────── + stale-while-revalidate ─────────── + stale-if-error
 *        fresh     │ stale, and     │ asked for anew; stale only where  │ nothing
 *                  │ made anew      │ that fails, or just has failed    │
 * </pre>
 *
 * <p>A {@linkplain dev.ilmyeon.gateway.server.cache.Tombstones tombstone} takes away what holds the
 * thing that is buried, at any age, and what was asked for before. Where gateways share a store,
 * each looks there for a copy before it makes one ({@link
 * dev.ilmyeon.gateway.server.cache.SharedCopies}), and hears what others are told. Imports setting,
 * shared, subgraph (the headers of a call), supergraph and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.cache;

import org.jspecify.annotations.NullMarked;
