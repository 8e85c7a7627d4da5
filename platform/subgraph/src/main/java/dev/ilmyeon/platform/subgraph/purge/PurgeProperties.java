package dev.ilmyeon.platform.subgraph.purge;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param gateways the address at which each takes such orders, as {@code
 *     http://127.0.0.1:8080/purge}
 * @param secret that they expect: theirs is {@code ilmyeon.gateway.cache.secret}
 */
@ConfigurationProperties(value = "ilmyeon.purge", ignoreUnknownFields = false)
record PurgeProperties(@DefaultValue List<URI> gateways, @Nullable String secret) {

  PurgeProperties {
    gateways = List.copyOf(gateways);
    if (!gateways.isEmpty() && secret == null) {
      throw new IllegalArgumentException("ilmyeon.purge.gateways need ilmyeon.purge.secret");
    }
  }

  @Override
  public String toString() {
    return "PurgeProperties[gateways=%s, secret=…]".formatted(gateways);
  }
}
