package dev.ilmyeon.gateway.server.tracing;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing, unless an endpoint is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ilmyeon.gateway.tracing.endpoint")
@EnableConfigurationProperties(TracingProperties.class)
public class TracingConfiguration {

  @Bean
  OtlpTraces otlpTraces(TracingProperties properties) {
    return OtlpTraces.to(Objects.requireNonNull(properties.endpoint()), properties);
  }
}
