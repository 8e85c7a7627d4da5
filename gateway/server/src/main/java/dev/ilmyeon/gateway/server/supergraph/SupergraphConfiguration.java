package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.subgraph.HttpSubgraphTransport;
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
  ServedSupergraph servedSupergraph(
      SupergraphProperties properties,
      EngineProperties engine,
      HttpSubgraphTransport transport,
      MeterRegistry meters) {
    return new ServedSupergraph(
        SupergraphSource.of(properties.supergraph()),
        transport,
        engine.options(),
        new EngineMeters(meters),
        Clock.systemUTC());
  }

  @Bean
  FederationEngine federationEngine(ServedSupergraph supergraph) {
    return supergraph.engine();
  }

  @Bean
  SupergraphWatch supergraphWatch(ServedSupergraph supergraph, SupergraphProperties properties) {
    return new SupergraphWatch(supergraph, properties.supergraphPoll());
  }
}
