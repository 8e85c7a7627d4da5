package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.subgraph.SubscriptionSettings.Protocol;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is different for one subgraph ({@code ilmyeon.gateway.subgraphs.NAME.subscription}): null is
 * as for all.
 *
 * @param url http, https, ws or wss; instead of the subgraph's and of {@code path}
 */
public record SubscriptionOverride(
    @Nullable URI url,
    @Nullable Protocol protocol,
    @Nullable String path,
    @Nullable Map<String, String> connectionInit,
    @Nullable Duration ackTimeout,
    @Nullable Duration pingInterval,
    @Nullable Duration maxSilence,
    @Nullable DataSize maxEvent,
    @Nullable Integer maxActive) {

  SubscriptionSettings over(SubscriptionSettings base) {
    return new SubscriptionSettings(
        Objects.requireNonNullElse(protocol, base.protocol()),
        path == null ? base.path() : path,
        Objects.requireNonNullElse(connectionInit, base.connectionInit()),
        Objects.requireNonNullElse(ackTimeout, base.ackTimeout()),
        Objects.requireNonNullElse(pingInterval, base.pingInterval()),
        maxSilence == null ? base.maxSilence() : maxSilence,
        Objects.requireNonNullElse(maxEvent, base.maxEvent()),
        Objects.requireNonNullElse(maxActive, base.maxActive()));
  }
}
