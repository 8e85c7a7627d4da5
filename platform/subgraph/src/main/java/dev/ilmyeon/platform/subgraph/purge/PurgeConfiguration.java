package dev.ilmyeon.platform.subgraph.purge;

import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/** Knows the gateways, where {@code ilmyeon.purge.secret} is configured. */
@AutoConfiguration
@EnableConfigurationProperties(PurgeProperties.class)
public class PurgeConfiguration {

  @Bean
  @ConditionalOnProperty("ilmyeon.purge.secret")
  Gateways gateways(PurgeProperties properties) {
    return new Gateways(
        properties.gateways(), Objects.requireNonNull(properties.secret()), WebClient.create());
  }
}
