package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import java.nio.charset.StandardCharsets;

/**
 * One piece of a response that may come in several, as the bytes to send.
 *
 * @param outcome how far the request came
 * @param hasErrors whether it has {@code errors} of its own, at its top
 * @param body JSON, UTF-8. A response that comes in one piece is a common one; of others the first
 *     piece has {@code data} and {@code hasNext}, each further one {@code incremental}
 * @param hasNext whether another piece will come
 */
public record GraphQlPayload(Outcome outcome, boolean hasErrors, byte[] body, boolean hasNext) {

  /** All that there is. */
  public static GraphQlPayload only(GraphQlResponse response) {
    return new GraphQlPayload(response.outcome(), response.hasErrors(), response.body(), false);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
