package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.cache.PurgeOrder;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code POST /actuator/cache} throws away what is kept, as operators ask for, and services on the
 * same machine whose data has changed; tags are separated by line breaks, since an actuator's
 * parameters are texts:
 *
 * <pre>
 *   {"tombstones": "Article:1001", "tags": "Section.articles\nQuery.frontPage"}
 * </pre>
 *
 * <p>200 with the number of {@code copies} concerned once it is done; 400 and the reason for what
 * is no such request. Who can reach it can have every page made anew, so it is not exposed unless
 * configured.
 */
@Endpoint(id = "cache")
final class CacheEndpoint {

  private final ResponseCache cache;

  CacheEndpoint(ResponseCache cache) {
    this.cache = cache;
  }

  /**
   * Tombstones first.
   *
   * @param tombstones what is gone: nothing that holds one of these is answered any more
   * @param tags what has changed: what holds one of these is made anew
   */
  @WriteOperation
  WebEndpointResponse<Map<String, Object>> purge(
      @Nullable String tombstones, @Nullable String tags) {
    try {
      PurgeOrder order = PurgeOrder.ofLines(tombstones, tags);
      return new WebEndpointResponse<>(Map.of("copies", cache.purge(order)));
    } catch (IllegalArgumentException e) {
      return new WebEndpointResponse<>(
          Map.of("error", String.valueOf(e.getMessage())), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
  }
}
