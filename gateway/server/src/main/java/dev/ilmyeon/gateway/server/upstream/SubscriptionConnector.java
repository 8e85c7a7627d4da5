package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.subgraph.SubgraphNetworks;
import dev.ilmyeon.gateway.server.subgraph.SubgraphProperties;
import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the way of subscribing at the subgraphs of a supergraph, as configured. {@code
 * ilmyeon.gateway.upstream.subscriptions}: how many there are now, by {@code subgraph}; those that
 * began on a former supergraph count too.
 */
public final class SubscriptionConnector {

  private final Network network;
  private final SubgraphNetworks networks;
  private final SubgraphProperties properties;
  private final MeterRegistry meters;
  private final Map<SubgraphName, AtomicInteger> active = new ConcurrentHashMap<>();

  SubscriptionConnector(
      Network network,
      SubgraphNetworks networks,
      SubgraphProperties properties,
      MeterRegistry meters) {
    this.network = network;
    this.networks = networks;
    this.properties = properties;
    this.meters = meters;
  }

  /**
   * To these, which the supergraph gives these URLs.
   *
   * @throws IllegalArgumentException if a URL is none
   */
  public SubgraphSubscriptions connect(Map<SubgraphName, String> subgraphs) {
    Map<SubgraphName, Source> sources = new HashMap<>();
    subgraphs.forEach((name, given) ->
        properties
            .subscriptionUrl(name, given)
            .ifPresent(url -> sources.put(name, source(name, url))));
    return new SubgraphSubscriptions(network, sources);
  }

  private Source source(SubgraphName name, URI url) {
    return new Source(
        networks.to(name),
        http(name, url),
        properties.subscription(name),
        properties.connectTimeout(name),
        properties.secret(name).shown(),
        active.computeIfAbsent(name, this::measured));
  }

  private AtomicInteger measured(SubgraphName name) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("ilmyeon.gateway.upstream.subscriptions", count, AtomicInteger::get)
        .description("Subscriptions at subgraphs")
        .tag("subgraph", name.value())
        .register(meters);
    return count;
  }

  private static URI http(SubgraphName name, URI url) {
    String scheme =
        switch (url.getScheme()) {
          case "ws", "http" -> "http";
          case "wss", "https" -> "https";
          case null, default -> null;
        };
    if (scheme == null || url.getHost() == null) {
      throw new IllegalArgumentException(
          "the URL for subscriptions at subgraph %s is not an http, https, ws or wss URL: %s"
              .formatted(name, url));
    }
    return URI.create(scheme + url.toString().substring(url.getScheme().length()));
  }
}
