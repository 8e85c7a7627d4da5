package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.guard.BreakerOverride;
import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The routes.
 *
 * @param routes by name; the guards of one are called {@code route-NAME}
 */
@ConfigurationProperties("ilmyeon.gateway")
public record RouteProperties(@DefaultValue Map<String, RouteSettings> routes) {

  public RouteProperties {
    routes = Map.copyOf(routes);
  }

  /**
   * Requests of these paths go to that server, path and all; of several routes the one whose
   * pattern is the most specific. No page waits for what comes by a route, so a server may take its
   * time, as long as it answers: it is spared when it fails, not because it is slow.
   *
   * @param path a pattern such as {@code /media/**}
   * @param url the server's scheme, host and port
   * @param methods what passes; bodies are streamed
   * @param connectTimeout for a TCP connection
   * @param responseTimeout until the response begins; it may then stream as long as it likes
   * @param maxConcurrent requests at once whose responses have not begun; more are refused at once
   * @param maxConnections to the server, with those whose responses are still being read
   * @param breaker what is different from the defaults of {@link BreakerSettings}, except that
   *     nothing within the response time-out is slow
   */
  public record RouteSettings(
      String path,
      URI url,
      @DefaultValue({"GET", "HEAD"}) List<String> methods,
      @DefaultValue("400ms") Duration connectTimeout,
      @DefaultValue("30s") Duration responseTimeout,
      @DefaultValue("256") int maxConcurrent,
      @DefaultValue("256") int maxConnections,
      @DefaultValue BreakerOverride breaker) {

    private static final List<String> METHODS =
        List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE");

    public RouteSettings {
      if (path == null || path.isBlank() || url == null) {
        throw new IllegalArgumentException("a route has to have a path and a url");
      }
      methods = List.copyOf(methods);
      if (methods.isEmpty() || !methods.stream().allMatch(METHODS::contains)) {
        throw new IllegalArgumentException("methods are some of " + METHODS);
      }
      Bounds.positive("connect-timeout", connectTimeout);
      Bounds.positive("response-timeout", responseTimeout);
      Bounds.atLeast("max-concurrent", 1, maxConcurrent);
      Bounds.atLeast("max-connections", 1, maxConnections);
      breakerSettings(breaker, responseTimeout);
    }

    BreakerSettings breakerSettings() {
      return breakerSettings(breaker, responseTimeout);
    }

    private static BreakerSettings breakerSettings(BreakerOverride breaker, Duration slow) {
      return breaker.over(
          new BreakerSettings(
              Duration.ofSeconds(10),
              20,
              50,
              slow,
              100,
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofMillis(3700),
              5));
    }
  }
}
