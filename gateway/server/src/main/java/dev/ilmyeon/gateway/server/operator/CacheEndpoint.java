package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.cache.PurgeOrder;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /actuator/cache} throws away what is kept, as operators ask for, and services on the
 * same machine whose data has changed; tags are separated by line breaks, since an actuator's
 * parameters are texts:
 *
 * <pre>
 *   {"tombstones": "Article:1001", "tags": "Section.articles\nQuery.frontPage"}
 * </pre>
 *
 * <p>200 with the number of {@code copies} concerned here once it is done; 400 and the reason for
 * what is no such request; 503 if it is not done everywhere. Who can reach it can have every page
 * made anew, so it is not exposed unless configured.
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
  Mono<WebEndpointResponse<Map<String, Object>>> purge(
      @Nullable String tombstones, @Nullable String tags) {
    PurgeOrder order;
    try {
      order = PurgeOrder.ofLines(tombstones, tags);
    } catch (IllegalArgumentException e) {
      return Mono.just(refused(e, WebEndpointResponse.STATUS_BAD_REQUEST));
    }
    return cache
        .purge(order)
        .map(copies -> new WebEndpointResponse<Map<String, Object>>(Map.of("copies", copies)))
        .onErrorResume(
            PurgeHandler::isNotDoneEverywhere,
            e -> Mono.just(refused(e, WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE)));
  }

  private static WebEndpointResponse<Map<String, Object>> refused(Throwable why, int status) {
    return new WebEndpointResponse<>(Map.of("error", String.valueOf(why.getMessage())), status);
  }
}
