package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import java.nio.charset.StandardCharsets;

/**
 * One piece of a response that may come in several, as the bytes to send.
 *
 * @param outcome how far the request came
 * @param body JSON, UTF-8. A response that comes in one piece is a common one; of others the first
 *     piece has {@code data} and {@code hasNext}, each further one {@code incremental}
 * @param hasNext whether another piece will come
 */
public record GraphQlPayload(Outcome outcome, byte[] body, boolean hasNext) {

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
