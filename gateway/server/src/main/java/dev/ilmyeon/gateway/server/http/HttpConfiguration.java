package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.FederationEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Puts {@code /graphql} before all other routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class HttpConfiguration {

  private static final int FIRST = -100;

  @Bean
  SimpleUrlHandlerMapping graphQlHandlerMapping(
      FederationEngine engine,
      HttpProperties properties,
      @Value("${ilmyeon.gateway.supergraph}") String supergraph,
      MeterRegistry meters) {
    ClientCalls calls =
        new ClientCalls(properties.forwardHeaders(), properties.deadlineFor(supergraph));
    GraphQlEndpoint endpoint =
        new GraphQlEndpoint(engine, properties, calls, new RequestMeters(meters));
    return new SimpleUrlHandlerMapping(Map.of("/graphql", endpoint), FIRST);
  }
}
