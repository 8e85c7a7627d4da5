package dev.ilmyeon.gateway.server.route;

import dev.ilmyeon.gateway.server.guard.BreakerOverride;
import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The routes.
 *
 * @param routes by name; the guards of one are called {@code route-NAME}
 */
@Validated
@ConfigurationProperties("ilmyeon.gateway")
public record RouteProperties(@DefaultValue Map<String, @Valid RouteSettings> routes) {

  public RouteProperties {
    routes = Map.copyOf(routes);
  }

  /**
   * GET and HEAD requests of these paths go to that server, path and all. No page waits for what
   * comes by a route, so a server may take its time, as long as it answers: it is spared when it
   * fails, not because it is slow.
   *
   * @param path a pattern such as {@code /media/**}
   * @param url the server's scheme, host and port
   * @param connectTimeout for a TCP connection
   * @param responseTimeout until the response begins; it may then stream as long as it likes
   * @param maxConcurrent requests at once; more are refused at once
   * @param breaker what is different from the defaults of {@link BreakerSettings}, except that
   *     nothing within the response time-out is slow
   */
  public record RouteSettings(
      @NotEmpty String path,
      @NotNull URI url,
      @DefaultValue("400ms") @DurationMin(millis = 1) Duration connectTimeout,
      @DefaultValue("30s") @DurationMin(millis = 1) Duration responseTimeout,
      @DefaultValue("256") @Min(1) int maxConcurrent,
      @DefaultValue @Valid BreakerOverride breaker) {

    BreakerSettings breakerSettings() {
      return breaker.over(
          new BreakerSettings(
              Duration.ofSeconds(10), 20, 50, responseTimeout, 100, Duration.ofSeconds(5), 5));
    }
  }
}
