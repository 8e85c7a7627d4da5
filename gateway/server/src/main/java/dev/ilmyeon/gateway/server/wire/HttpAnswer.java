package dev.ilmyeon.gateway.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, whole, decompressed.
 *
 * @param cacheControl the header of that name; null if there is none
 * @param body the bytes from 0 to {@code length}, in an array of {@link
 *     dev.ilmyeon.gateway.federation.memory.ArrayPool#BYTES}, which the receiver owns
 */
public record HttpAnswer(
    int status,
    @Nullable String contentType,
    @Nullable String cacheControl,
    byte[] body,
    int length) {}
