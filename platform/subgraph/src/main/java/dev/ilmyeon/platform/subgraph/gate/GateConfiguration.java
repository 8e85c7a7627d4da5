package dev.ilmyeon.platform.subgraph.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Closes the service where a secret is configured. Production insists on that, or on TLS that lets
 * nobody in without a certificate ({@code server.ssl.client-auth=need}).
 */
@AutoConfiguration
@EnableConfigurationProperties(GateProperties.class)
public class GateConfiguration {

  private static final Logger log = LoggerFactory.getLogger(GateConfiguration.class);

  @Bean
  Gate gate(
      GateProperties properties,
      @Value("${server.ssl.client-auth:none}") String certificates,
      @Value("${spring.graphql.http.path:/graphql}") String path) {
    boolean secret =
        properties
            .secret()
            .map(value -> !new GatewayOnlyFilter(value, properties.open()).isOpen(path))
            .orElse(false);
    return new Gate(secret || certificates.equalsIgnoreCase("need"));
  }

  @Bean
  @Nullable GatewayOnlyFilter gatewayOnlyFilter(
      GateProperties properties,
      @Value("${ilmyeon.production:false}") boolean production,
      @Value("${server.ssl.client-auth:none}") String certificates) {
    Optional<String> secret = properties.secret();
    if (secret.isPresent()) {
      return new GatewayOnlyFilter(secret.get(), properties.open());
    }
    if (certificates.equalsIgnoreCase("need")) {
      return null;
    }
    if (production) {
      throw new IllegalStateException(
          "Production needs ilmyeon.gateway-secret.file or .value, or server.ssl.client-auth=need:"
              + " without either whoever can reach the service is answered as the gateway is");
    }
    log.warn("OPEN: whoever can reach this service is answered (no ilmyeon.gateway-secret)");
    return null;
  }
}
