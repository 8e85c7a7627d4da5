package dev.ilmyeon.gateway.federation.subgraph;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response of a subgraph, whole.
 *
 * @param body the bytes from 0 to {@code length}; the engine owns the array from now on
 * @param pooled whether the array is from {@link
 *     dev.ilmyeon.gateway.federation.memory.ArrayPool#BYTES}: the engine gives it back when the
 *     request is over
 * @param cacheControl the header of that name; null if there is none
 * @param age the header of that name: for how many seconds it was kept on the way; 0 if not
 */
public record SubgraphResponse(
    int status,
    @Nullable String contentType,
    byte[] body,
    int length,
    boolean pooled,
    @Nullable String cacheControl,
    int age) {

  /** That comes from where it was made. */
  public SubgraphResponse(
      int status,
      @Nullable String contentType,
      byte[] body,
      int length,
      boolean pooled,
      @Nullable String cacheControl) {
    this(status, contentType, body, length, pooled, cacheControl, 0);
  }

  /** That says nothing of keeping it. */
  public SubgraphResponse(
      int status, @Nullable String contentType, byte[] body, int length, boolean pooled) {
    this(status, contentType, body, length, pooled, null);
  }

  /** In an array that is left to the collector. */
  public SubgraphResponse(int status, @Nullable String contentType, byte[] body, int length) {
    this(status, contentType, body, length, false);
  }
}
