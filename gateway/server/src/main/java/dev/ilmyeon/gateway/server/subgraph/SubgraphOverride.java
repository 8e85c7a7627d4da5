package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.BreakerOverride;
import dev.ilmyeon.gateway.server.subgraph.SubgraphSettings.Retry;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is different for one subgraph ({@code ilmyeon.gateway.subgraphs.NAME}): null is as for all.
 *
 * @param url instead of the supergraph's
 */
public record SubgraphOverride(
    @Nullable URI url,
    @Nullable Duration connectTimeout,
    @Nullable Duration readTimeout,
    @Nullable Duration mutationTimeout,
    @Nullable DataSize maxResponse,
    @Nullable Boolean compression,
    @Nullable String httpVersion,
    @Nullable String sslBundle,
    @Nullable Integer maxConcurrent,
    @Nullable Duration maxIdle,
    @Nullable Duration maxLifetime,
    @Nullable String deadlineHeader,
    @Nullable SharedSecret secret,
    @Nullable BreakerOverride breaker,
    @Nullable RetryOverride retry,
    @Nullable SubscriptionOverride subscription) {

  /** See {@link Retry}. */
  public record RetryOverride(
      @Nullable Boolean enabled, @Nullable Double budget, @Nullable Duration pause) {

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
        Objects.requireNonNullElse(compression, base.compression()),
        Objects.requireNonNullElse(httpVersion, base.httpVersion()),
        sslBundle == null ? base.sslBundle() : sslBundle,
        Objects.requireNonNullElse(maxConcurrent, base.maxConcurrent()),
        Objects.requireNonNullElse(maxIdle, base.maxIdle()),
        Objects.requireNonNullElse(maxLifetime, base.maxLifetime()),
        deadlineHeader == null ? base.deadlineHeader() : deadlineHeader,
        Objects.requireNonNullElse(secret, base.secret()),
        breaker == null ? base.breaker() : breaker.over(base.breaker()),
        retry == null ? base.retry() : retry.over(base.retry()),
        subscription == null ? base.subscription() : subscription.over(base.subscription()));
  }
}
