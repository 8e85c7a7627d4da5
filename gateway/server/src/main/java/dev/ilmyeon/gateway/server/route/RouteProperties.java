package dev.ilmyeon.gateway.server.route;

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
   * GET and HEAD requests of these paths go to that server, path and all.
   *
   * @param path a pattern such as {@code /media/**}
   * @param url the server's scheme, host and port
   * @param connectTimeout for a TCP connection
   * @param responseTimeout until the response begins; it may then stream as long as it likes
   * @param maxConcurrent requests at once; more are refused at once
   */
  public record RouteSettings(
      @NotEmpty String path,
      @NotNull URI url,
      @DefaultValue("400ms") @DurationMin(millis = 1) Duration connectTimeout,
      @DefaultValue("2s") @DurationMin(millis = 1) Duration responseTimeout,
      @DefaultValue("256") @Min(1) int maxConcurrent,
      @DefaultValue @Valid BreakerSettings breaker) {}
}
