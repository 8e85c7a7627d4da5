package dev.ilmyeon.gateway.server.quota;

import java.util.Map;

/**
 * What a client has left after an operation.
 *
 * @param policy whose limit it is
 * @param limit what may be used in a window
 * @param window in seconds
 * @param cost of the operation
 * @param remaining after it
 * @param reset seconds until the client has all again
 * @param alone whether this gateway counts by itself, since it can't with the others
 */
public record Budget(
    String policy, long limit, long window, long cost, long remaining, long reset, boolean alone) {

  /**
   * As draft-ietf-httpapi-ratelimit-headers-10 has them; with a parameter of our own, {@code
   * alone}.
   */
  public Map<String, String> headers() {
    return Map.of(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d%s".formatted(policy, limit, window, alone ? ";alone" : ""),
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(policy, remaining, reset));
  }

  /** For {@code extensions}. */
  public Map<String, Object> extensions() {
    return Map.of("cost", Map.of("estimated", cost, "remaining", remaining, "limit", limit));
  }
}
