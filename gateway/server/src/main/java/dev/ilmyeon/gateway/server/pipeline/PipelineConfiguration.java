package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.cache.CacheProperties;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import dev.ilmyeon.gateway.server.identity.Identities;
import dev.ilmyeon.gateway.server.observation.Observations;
import dev.ilmyeon.gateway.server.overload.Overload;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments;
import dev.ilmyeon.gateway.server.quota.RateLimits;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.subscription.SharedSubscriptions;
import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stages together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
public class PipelineConfiguration {

  @Bean
  @ConditionalOnProperty(name = "ilmyeon.gateway.cache.enabled", havingValue = "true")
  ResponseCache responseCache(
      CacheProperties properties,
      FederationEngine engine,
      ClientCalls calls,
      Identities identities,
      ServedSupergraph supergraph,
      MeterRegistry registry,
      ObjectProvider<SharedStore> stores) {
    return ResponseCache.of(
        properties,
        engine,
        CacheDoor.vary(calls.forwarded(), identities),
        supergraph,
        registry,
        stores.getIfAvailable());
  }

  @Bean
  OperationPipeline operationPipeline(
      FederationEngine engine,
      SharedSubscriptions subscriptions,
      Identities identities,
      Overload overload,
      PersistedDocuments documents,
      RateLimits limits,
      ClientCalls calls,
      Observations observations,
      MeterRegistry registry,
      ObjectProvider<ResponseCache> caches) {
    @Nullable ResponseCache cache = caches.getIfAvailable();
    return new OperationPipeline(
        engine,
        subscriptions,
        identities,
        overload,
        documents,
        limits,
        calls,
        observations,
        new PipelineMeters(registry),
        cache == null ? null : new CacheDoor(cache, calls.forwarded()));
  }
}
