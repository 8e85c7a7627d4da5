/**
 * What clients' subscriptions have in common, whichever transport they come by: their limits, their
 * meters, that those who ask for the same share one, and how they end when the gateway stops.
 * Imports refusal, supergraph (how many events may wait), setting and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.subscription;

import org.jspecify.annotations.NullMarked;
