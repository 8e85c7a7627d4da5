package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.FederationEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
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
      FederationEngine engine, HttpProperties properties, MeterRegistry meters) {
    GraphQlEndpoint endpoint = new GraphQlEndpoint(engine, properties, new RequestMeters(meters));
    return new SimpleUrlHandlerMapping(Map.of("/graphql", endpoint), FIRST);
  }
}
