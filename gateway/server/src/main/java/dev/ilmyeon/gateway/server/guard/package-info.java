/**
 * Circuit breakers and bulkheads: what stands between the gateway and each server that it asks.
 * Imports setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.guard;

import org.jspecify.annotations.NullMarked;
