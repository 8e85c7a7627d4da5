package dev.ilmyeon.gateway.server.connection;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets limits to the connections of clients, and ends them when the gateway stops. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
public class ConnectionConfiguration {

  @Bean
  ConnectionLimits connectionLimits(ConnectionProperties properties, MeterRegistry meters) {
    return new ConnectionLimits(properties, meters);
  }

  @Bean
  Drain drain(ConnectionProperties properties) {
    return new Drain(properties.drain());
  }
}
