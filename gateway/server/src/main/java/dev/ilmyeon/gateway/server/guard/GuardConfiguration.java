package dev.ilmyeon.gateway.server.guard;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One set of guards for the whole gateway. */
@Configuration(proxyBeanMethods = false)
public class GuardConfiguration {

  @Bean
  Guards guards(MeterRegistry meters) {
    return new Guards(meters);
  }
}
