package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.cache.ResponseCache;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code POST /actuator/cache} throws away what is kept, as services ask for whose data has
 * changed; tags are separated by line breaks, since an actuator's parameters are texts:
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

  /** In one request. */
  private static final int MOST = 1_000;

  private static final int LONGEST = 256;

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
    List<String> gone = lines(tombstones);
    List<String> changed = lines(tags);
    if (gone.isEmpty() && changed.isEmpty()) {
      return refused("Say what: \"tombstones\", \"tags\" or both, a tag on each line.");
    }
    if (gone.size() + changed.size() > MOST) {
      return refused("No more than %d tags at once.".formatted(MOST));
    }
    if (Stream.concat(gone.stream(), changed.stream()).anyMatch(tag -> tag.length() > LONGEST)) {
      return refused("A tag has no more than %d characters.".formatted(LONGEST));
    }
    return new WebEndpointResponse<>(Map.of("copies", cache.purge(gone, changed)));
  }

  private static List<String> lines(@Nullable String tags) {
    return tags == null
        ? List.of()
        : tags.lines().map(String::strip).filter(tag -> !tag.isEmpty()).toList();
  }

  private static WebEndpointResponse<Map<String, Object>> refused(String why) {
    return new WebEndpointResponse<>(Map.of("error", why), WebEndpointResponse.STATUS_BAD_REQUEST);
  }
}
