package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a subgraph is talked to ({@code ilmyeon.gateway.subgraph-defaults}).
 *
 * @param connectTimeout for a TCP connection, TLS included
 * @param readTimeout for a whole answer to a query, from the moment of asking
 * @param mutationTimeout the same for a mutation, and how long its client's request may take
 * @param maxResponse a larger answer is dropped while it is read
 * @param maxConcurrent requests at once, and connections; more are refused at once
 * @param maxIdle an unused connection is closed after; below the 5 s at which many servers hang up
 * @param maxLifetime of a connection
 */
public record SubgraphSettings(
    @DefaultValue("400ms") @DurationMin(millis = 1) Duration connectTimeout,
    @DefaultValue("800ms") @DurationMin(millis = 1) Duration readTimeout,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration mutationTimeout,
    @DefaultValue("10MB") DataSize maxResponse,
    @DefaultValue("256") @Min(1) int maxConcurrent,
    @DefaultValue("4s") @DurationMin(millis = 1) Duration maxIdle,
    @DefaultValue("5m") @DurationMin(millis = 1) Duration maxLifetime,
    @DefaultValue @Valid BreakerSettings breaker,
    @DefaultValue @Valid Retry retry) {

  /**
   * Second tries of queries whose connection failed or that met a 502, 503 or 504.
   *
   * @param enabled whether there are any
   * @param budget retries per request, over time
   * @param pause before the second try, half as much more or less by chance
   */
  public record Retry(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double budget,
      @DefaultValue("20ms") Duration pause) {}
}
