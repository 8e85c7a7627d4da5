package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.route.RouteProperties.RouteSettings;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.AddressUtils;

/**
 * The connections to the routes' servers, to each at most as many as the most generous of its
 * routes allows. A slow reader holds one for longer than its request counts as under way, so that
 * there may be none left: who waits for one is refused soon.
 */
final class RouteConnections implements AutoCloseable {

  private static final Duration WAIT = Duration.ofMillis(500);

  /** Below the 5 s at which many servers hang up. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(4);

  private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

  private final ConnectionProvider connections;

  RouteConnections(Collection<RouteSettings> routes) {
    Map<SocketAddress, Integer> most =
        routes.stream()
            .collect(
                Collectors.toMap(
                    route -> server(route.url()), RouteSettings::maxConnections, Math::max));
    ConnectionProvider.Builder builder = ConnectionProvider.builder("routes");
    limit(builder, most.values().stream().max(Integer::compare).orElse(1));
    most.forEach(
        (server, connections) -> builder.forRemoteHost(server, each -> limit(each, connections)));
    this.connections = builder.build();
  }

  /** As the client names it, so that it finds its limit. */
  private static SocketAddress server(URI url) {
    int port = url.getPort();
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    return AddressUtils.createUnresolved(url.getHost(), port >= 0 ? port : secure ? 443 : 80);
  }

  private static void limit(ConnectionProvider.ConnectionPoolSpec<?> pool, int connections) {
    pool.maxConnections(connections)
        .pendingAcquireTimeout(WAIT)
        .maxIdleTime(MAX_IDLE)
        .maxLifeTime(MAX_LIFETIME);
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
