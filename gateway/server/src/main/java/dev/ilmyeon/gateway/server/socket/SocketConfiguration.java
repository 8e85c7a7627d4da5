package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.subscription.Stop;
import dev.ilmyeon.gateway.server.subscription.SubscriptionProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Assembles the clients' sockets. */
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {

  @Bean
  SocketEndpoint socketEndpoint(
      OperationPipeline pipeline,
      SubscriptionProperties properties,
      Stop stop,
      MeterRegistry meters) {
    return new SocketEndpoint(pipeline, properties, stop, meters);
  }
}
