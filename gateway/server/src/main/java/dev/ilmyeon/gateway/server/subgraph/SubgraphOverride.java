package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is different for one subgraph ({@code ilmyeon.gateway.subgraphs.NAME}): null is as for all.
 *
 * @param url instead of the supergraph's
 * @param breaker replaces the whole group
 * @param retry replaces the whole group
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
    @Nullable @Valid BreakerSettings breaker,
    SubgraphSettings.@Nullable @Valid Retry retry) {

  SubgraphSettings over(SubgraphSettings base) {
    return new SubgraphSettings(
        or(connectTimeout, base.connectTimeout()),
        or(readTimeout, base.readTimeout()),
        or(mutationTimeout, base.mutationTimeout()),
        or(maxResponse, base.maxResponse()),
        or(maxConcurrent, base.maxConcurrent()),
        or(maxIdle, base.maxIdle()),
        or(maxLifetime, base.maxLifetime()),
        or(breaker, base.breaker()),
        or(retry, base.retry()));
  }

  private static <T> T or(@Nullable T own, T general) {
    return own == null ? general : own;
  }
}
