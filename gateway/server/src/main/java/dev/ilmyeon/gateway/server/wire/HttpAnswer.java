package dev.ilmyeon.gateway.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, whole, decompressed.
 *
 * @param caching what it says of keeping it
 * @param body the bytes from 0 to {@code length}, in an array of {@link
 *     dev.ilmyeon.gateway.federation.memory.ArrayPool#BYTES}, which the receiver owns
 */
public record HttpAnswer(
    int status, @Nullable String contentType, CacheHeaders caching, byte[] body, int length) {}
