package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.guard.Guards;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the way to the subgraphs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubgraphProperties.class)
public class SubgraphConfiguration {

  @Bean
  SubgraphConnector subgraphConnector(SubgraphProperties properties, Guards guards) {
    return new SubgraphConnector(properties, guards);
  }
}
