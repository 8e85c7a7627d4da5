package dev.ilmyeon.gateway.server.observation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces are begun if something is there that takes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObservationProperties.class)
public class ObservationConfiguration {

  @Bean
  Observations observations(
      ObservationProperties properties,
      MeterRegistry registry,
      ObjectProvider<OperationTrace.Source> traces) {
    return new Observations(
        properties,
        registry,
        traces.getIfAvailable(() -> OperationTrace.Source.NONE),
        Clock.systemUTC());
  }
}
