package dev.ilmyeon.gateway.server.quota;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the limits, which cost nothing where none is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class QuotaConfiguration {

  @Bean
  RateLimits rateLimits(RateLimitProperties properties) {
    return new RateLimits(properties);
  }
}
