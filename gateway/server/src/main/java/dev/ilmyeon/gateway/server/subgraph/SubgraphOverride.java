package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.BreakerOverride;
import dev.ilmyeon.gateway.server.subgraph.SubgraphSettings.Retry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is different for one subgraph ({@code ilmyeon.gateway.subgraphs.NAME}): null is as for all.
 *
 * @param url instead of the supergraph's
 */
public record SubgraphOverride(
    @Nullable URI url,
    @Nullable @DurationMin(millis = 1) Duration connectTimeout,
    @Nullable @DurationMin(millis = 1) Duration readTimeout,
    @Nullable @DurationMin(millis = 1) Duration mutationTimeout,
    @Nullable DataSize maxResponse,
    @Nullable @Min(1) Integer maxConcurrent,
    @Nullable @DurationMin(millis = 1) Duration maxIdle,
    @Nullable @DurationMin(millis = 1) Duration maxLifetime,
    @Nullable @Valid BreakerOverride breaker,
    @Nullable @Valid RetryOverride retry) {

  /** See {@link Retry}. */
  public record RetryOverride(
      @Nullable Boolean enabled,
      @Nullable @DecimalMin("0") @DecimalMax("1") Double budget,
      @Nullable Duration pause) {

    private Retry over(Retry base) {
      return new Retry(
          Objects.requireNonNullElse(enabled, base.enabled()),
          Objects.requireNonNullElse(budget, base.budget()),
          Objects.requireNonNullElse(pause, base.pause()));
    }
  }

  SubgraphSettings over(SubgraphSettings base) {
    return new SubgraphSettings(
        Objects.requireNonNullElse(connectTimeout, base.connectTimeout()),
        Objects.requireNonNullElse(readTimeout, base.readTimeout()),
        Objects.requireNonNullElse(mutationTimeout, base.mutationTimeout()),
        Objects.requireNonNullElse(maxResponse, base.maxResponse()),
        Objects.requireNonNullElse(maxConcurrent, base.maxConcurrent()),
        Objects.requireNonNullElse(maxIdle, base.maxIdle()),
        Objects.requireNonNullElse(maxLifetime, base.maxLifetime()),
        breaker == null ? base.breaker() : breaker.over(base.breaker()),
        retry == null ? base.retry() : retry.over(base.retry()));
  }
}
