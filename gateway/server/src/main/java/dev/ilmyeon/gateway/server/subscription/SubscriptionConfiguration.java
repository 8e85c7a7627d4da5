package dev.ilmyeon.gateway.server.subscription;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.supergraph.EngineProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all transports of subscriptions share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
public class SubscriptionConfiguration {

  @Bean
  SharedSubscriptions sharedSubscriptions(
      FederationEngine engine, SubscriptionProperties properties, EngineProperties options) {
    return new SharedSubscriptions(engine, properties.share(), options.waitingEvents());
  }

  @Bean
  Stop stop() {
    return new Stop();
  }
}
