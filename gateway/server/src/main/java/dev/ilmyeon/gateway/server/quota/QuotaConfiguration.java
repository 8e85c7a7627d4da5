package dev.ilmyeon.gateway.server.quota;

import dev.ilmyeon.gateway.server.shared.SharedStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the limits, which cost nothing where none is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class QuotaConfiguration {

  @Bean
  RateLimits rateLimits(RateLimitProperties properties, ObjectProvider<SharedStore> stores) {
    return new RateLimits(properties, stores.getIfAvailable());
  }
}
