package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

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

  /** The same, which depends on these headers of the request too, if others may keep it at all. */
  public Served varying(List<String> more) {
    if (!headers.containsKey(HttpHeaders.VARY)) {
      return this;
    }
    Map<String, String> all = new HashMap<>(headers);
    all.merge(HttpHeaders.VARY, String.join(", ", more), (vary, added) -> vary + ", " + added);
    return new Served(response, all);
  }
}
