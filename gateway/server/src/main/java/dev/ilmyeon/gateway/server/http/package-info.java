/**
 * GraphQL over HTTP: what is taken in, what is refused with which status, and how the engine's
 * bytes go out, in one piece or in several. Imports cache, coding, pipeline, socket, stream,
 * refusal, wire (its event loops), setting and the engine.
 */
@NullMarked
package dev.ilmyeon.gateway.server.http;

import org.jspecify.annotations.NullMarked;
