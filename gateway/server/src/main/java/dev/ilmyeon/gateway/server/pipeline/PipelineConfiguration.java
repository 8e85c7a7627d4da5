package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.observation.Observations;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments;
import dev.ilmyeon.gateway.server.quota.RateLimits;
import dev.ilmyeon.gateway.server.subscription.SharedSubscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stages together. */
@Configuration(proxyBeanMethods = false)
public class PipelineConfiguration {

  @Bean
  OperationPipeline operationPipeline(
      FederationEngine engine,
      SharedSubscriptions subscriptions,
      Identities identities,
      PersistedDocuments documents,
      RateLimits limits,
      ClientCalls calls,
      Observations observations,
      MeterRegistry registry) {
    return new OperationPipeline(
        engine,
        subscriptions,
        identities,
        documents,
        limits,
        calls,
        observations,
        new PipelineMeters(registry));
  }
}
