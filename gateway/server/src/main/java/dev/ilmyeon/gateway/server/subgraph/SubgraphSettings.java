package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import dev.ilmyeon.gateway.server.setting.Bounds;
import dev.ilmyeon.gateway.server.wire.HttpVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a subgraph is talked to ({@code ilmyeon.gateway.subgraph-defaults}).
 *
 * @param connectTimeout for a TCP connection, TLS included
 * @param readTimeout for a whole answer to a query, from the moment of asking
 * @param mutationTimeout the same for a mutation, and how long its client's request may take
 * @param maxResponse a larger answer is dropped while it is read
 * @param compression whether the subgraph is asked to compress its answers, which costs both sides
 *     more than a network in one place does
 * @param httpVersion as {@link HttpVersion#of} has it; not the enum itself, since a YAML file's
 *     {@code 2} is a number
 * @param sslBundle what is shown to it and whom is trusted, over https ({@code spring.ssl.bundle});
 *     null for no certificate and the JVM's trust store
 * @param maxConcurrent requests at once, and connections; more are refused at once
 * @param maxIdle an unused connection is closed after; below the 5 s at which many servers hang up
 * @param maxLifetime of a connection
 * @param deadlineHeader in which the subgraph is told for how many milliseconds more its answer is
 *     of use; null for none
 * @param secret that each request shows
 * @param breaker when it is spared
 * @param retry second tries
 * @param subscription how it is subscribed at
 */
public record SubgraphSettings(
    @DefaultValue("400ms") Duration connectTimeout,
    @DefaultValue("800ms") Duration readTimeout,
    @DefaultValue("5s") Duration mutationTimeout,
    @DefaultValue("10MB") DataSize maxResponse,
    @DefaultValue("false") boolean compression,
    @DefaultValue("auto") String httpVersion,
    @Nullable String sslBundle,
    @DefaultValue("256") int maxConcurrent,
    @DefaultValue("4s") Duration maxIdle,
    @DefaultValue("5m") Duration maxLifetime,
    @Nullable String deadlineHeader,
    @DefaultValue SharedSecret secret,
    @DefaultValue BreakerSettings breaker,
    @DefaultValue Retry retry,
    @DefaultValue SubscriptionSettings subscription) {

  public SubgraphSettings {
    Bounds.positive("connect-timeout", connectTimeout);
    Bounds.positive("read-timeout", readTimeout);
    Bounds.positive("mutation-timeout", mutationTimeout);
    Bounds.atLeast("max-response", 1, maxResponse.toBytes());
    HttpVersion.of(httpVersion);
    Bounds.atLeast("max-concurrent", 1, maxConcurrent);
    Bounds.positive("max-idle", maxIdle);
    Bounds.positive("max-lifetime", maxLifetime);
  }

  /**
   * Second tries of queries whose connection failed or that met a 502, 503 or 504.
   *
   * @param enabled whether there are any
   * @param budget retries per request, over time
   * @param pause before the second try, half as much more or less by chance
   */
  public record Retry(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("0.2") double budget,
      @DefaultValue("20ms") Duration pause) {

    public Retry {
      Bounds.between("retry.budget", 0, 1, budget);
    }
  }
}
