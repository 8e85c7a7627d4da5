/**
 * Traces of operations and of subscriptions' events, sent by OTLP to whoever collects them, with
 * OpenTelemetry's own library. It is loaded where an endpoint is configured, and nowhere else.
 * Imports observation, setting and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.tracing;

import org.jspecify.annotations.NullMarked;
