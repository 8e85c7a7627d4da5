package dev.ilmyeon.gateway.server.shared;

import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects to the shared store, if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SharedProperties.class)
public class SharedConfiguration {

  @Bean
  @ConditionalOnProperty("ilmyeon.gateway.shared.url")
  SharedStore sharedStore(SharedProperties properties, Network network, MeterRegistry registry) {
    return new SharedStore(properties, Objects.requireNonNull(properties.url()), network, registry);
  }
}
