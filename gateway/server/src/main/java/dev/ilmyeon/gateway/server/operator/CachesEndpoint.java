package dev.ilmyeon.gateway.server.operator;

import java.util.SortedMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/caches}: how many entries each has. */
@Endpoint(id = "caches")
final class CachesEndpoint {

  private final CacheSizes sizes;

  CachesEndpoint(CacheSizes sizes) {
    this.sizes = sizes;
  }

  @ReadOperation
  SortedMap<String, Long> caches() {
    return sizes.now();
  }
}
