package dev.ilmyeon.gateway.server.cors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets pages of other sites ask, if they are named. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
public class CorsConfiguration {

  @Bean
  Cors cors(CorsProperties properties) {
    return new Cors(properties);
  }
}
