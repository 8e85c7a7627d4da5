package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.source.SupergraphSource;
import dev.ilmyeon.gateway.server.subgraph.SubgraphConnector;
import dev.ilmyeon.gateway.server.upstream.SubscriptionConnector;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the supergraph, which has to succeed before anything is served. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SupergraphProperties.class, EngineProperties.class})
public class SupergraphConfiguration {

  @Bean
  SupergraphSource supergraphSource(SupergraphProperties properties) {
    return SupergraphSource.of(properties);
  }

  @Bean
  ServedSupergraph servedSupergraph(
      SupergraphSource source,
      SupergraphProperties properties,
      EngineProperties engine,
      ContractProperties contracts,
      SubgraphConnector connector,
      SubscriptionConnector subscriptions,
      MeterRegistry meters) {
    return new ServedSupergraph(
        source,
        connector,
        subscriptions,
        engine.options(properties.supergraph()).withContracts(contracts.byName()),
        new EngineMeters(meters),
        Clock.systemUTC());
  }

  @Bean
  FederationEngine federationEngine(ServedSupergraph supergraph) {
    return supergraph.engine();
  }

  @Bean
  SupergraphWatch supergraphWatch(
      ServedSupergraph supergraph,
      SupergraphSource source,
      SupergraphProperties properties,
      MeterRegistry registry) {
    SupergraphMeters meters = new SupergraphMeters(registry, supergraph::status);
    return new SupergraphWatch(
        () -> meters.record(supergraph.refresh()),
        properties.pause(source),
        properties.supergraphHttp().maxPause());
  }
}
