/**
 * Circuit breakers and bulkheads: what stands between the gateway and each server that it asks.
 * Imports nothing of the project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.guard;

import org.jspecify.annotations.NullMarked;
