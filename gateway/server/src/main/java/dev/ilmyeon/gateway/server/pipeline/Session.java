package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.identity.Identity;

/**
 * A caller whose identity has been looked at: of one request, or of all operations of a connection.
 *
 * @param identity who asks, perhaps nobody in particular
 */
public record Session(Caller caller, Identity identity) {}
