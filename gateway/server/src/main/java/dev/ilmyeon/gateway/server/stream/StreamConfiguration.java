package dev.ilmyeon.gateway.server.stream;

import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.subscription.Stop;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the clients' event streams. */
@Configuration(proxyBeanMethods = false)
public class StreamConfiguration {

  @Bean
  EventStreams eventStreams(
      OperationPipeline pipeline,
      SubscriptionProperties properties,
      Stop stop,
      MeterRegistry meters) {
    return new EventStreams(pipeline, properties, stop, meters);
  }
}
