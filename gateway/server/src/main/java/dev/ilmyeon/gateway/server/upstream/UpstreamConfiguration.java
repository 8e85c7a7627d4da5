package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.server.subgraph.SubgraphNetworks;
import dev.ilmyeon.gateway.server.subgraph.SubgraphProperties;
import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the way of subscribing at subgraphs. */
@Configuration(proxyBeanMethods = false)
public class UpstreamConfiguration {

  @Bean
  SubscriptionConnector subscriptionConnector(
      Network network,
      SubgraphNetworks networks,
      SubgraphProperties properties,
      MeterRegistry meters) {
    return new SubscriptionConnector(network, networks, properties, meters);
  }
}
