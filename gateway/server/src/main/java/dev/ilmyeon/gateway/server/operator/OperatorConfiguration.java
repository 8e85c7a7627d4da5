package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds ours to the actuator's. */
@Configuration(proxyBeanMethods = false)
public class OperatorConfiguration {

  @Bean
  SupergraphHealth supergraphHealthIndicator(ServedSupergraph supergraph) {
    return new SupergraphHealth(supergraph);
  }

  @Bean
  SubgraphHealth subgraphsHealthIndicator(Guards guards) {
    return new SubgraphHealth(guards);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  PlanEndpoint planEndpoint(FederationEngine engine) {
    return new PlanEndpoint(engine);
  }
}
