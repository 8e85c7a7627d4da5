package dev.ilmyeon.gateway.federation.execute;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response of a subgraph, whole.
 *
 * @param body the bytes from 0 to {@code length}; the engine owns the array from now on
 */
public record SubgraphResponse(int status, @Nullable String contentType, byte[] body, int length) {}
