package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import java.util.Map;

/**
 * A response on its way to a client.
 *
 * @param headers what HTTP says of keeping it, or what subgraphs say that may not be kept
 */
public record Served(GraphQlResponse response, Map<String, String> headers) {

  /** Not to be kept by anybody. */
  public static Served once(GraphQlResponse response) {
    return new Served(response, Map.of());
  }
}
