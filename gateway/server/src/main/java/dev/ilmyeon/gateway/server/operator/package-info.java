/**
 * What operators see and do: health that means something, query plans, circuit breakers, how full
 * the caches are and what they are to forget, who uses deprecated fields, a look at the
 * supergraph's place. Imports cache, guard, observation, persisted, quota and supergraph.
 */
@NullMarked
package dev.ilmyeon.gateway.server.operator;

import org.jspecify.annotations.NullMarked;
