package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.route.RouteProperties.RouteSettings;
import java.time.Duration;
import java.util.Collection;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The connections to the routes' servers, to each at most as many as the most generous route
 * allows. A slow reader holds one for longer than its request counts as under way, so that there
 * may be none left: who waits for one is refused soon.
 */
final class RouteConnections implements AutoCloseable {

  private static final Duration WAIT = Duration.ofMillis(500);

  /** Below the 5 s at which many servers hang up. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(4);

  private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

  private final ConnectionProvider connections;

  RouteConnections(Collection<RouteSettings> routes) {
    int most = routes.stream().mapToInt(RouteSettings::maxConnections).max().orElse(1);
    this.connections =
        ConnectionProvider.builder("routes")
            .maxConnections(most)
            .pendingAcquireTimeout(WAIT)
            .maxIdleTime(MAX_IDLE)
            .maxLifeTime(MAX_LIFETIME)
            .build();
  }

  HttpClient client() {
    return HttpClient.create(connections);
  }

  /** Each route says what it wants itself. */
  HttpClientProperties defaults() {
    return new HttpClientProperties();
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
