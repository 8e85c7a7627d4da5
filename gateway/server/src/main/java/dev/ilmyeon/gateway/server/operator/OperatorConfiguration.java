package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.server.cache.CacheProperties;
import dev.ilmyeon.gateway.server.cache.ResponseCache;
import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.observation.Observations;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments;
import dev.ilmyeon.gateway.server.quota.RateLimits;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Adds ours to the actuator's. */
@Configuration(proxyBeanMethods = false)
public class OperatorConfiguration {

  private static final int AFTER_GRAPHQL = -90;

  @Bean
  SupergraphHealth supergraphHealthIndicator(ServedSupergraph supergraph) {
    return new SupergraphHealth(supergraph);
  }

  @Bean
  SubgraphHealth subgraphsHealthIndicator(Guards guards) {
    return new SubgraphHealth(guards);
  }

  @Bean
  @ConditionalOnProperty("ilmyeon.gateway.shared.url")
  StoreHealth sharedStoreHealthIndicator(SharedStore store) {
    return new StoreHealth(store);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  @ConditionalOnProperty(name = "ilmyeon.gateway.cache.enabled", havingValue = "true")
  CacheEndpoint cacheEndpoint(ResponseCache cache) {
    return new CacheEndpoint(cache);
  }

  /** Without a secret nobody is answered there. */
  @Bean
  @ConditionalOnProperty(name = "ilmyeon.gateway.cache.enabled", havingValue = "true")
  SimpleUrlHandlerMapping purgeHandlerMapping(ResponseCache cache, CacheProperties properties) {
    return new SimpleUrlHandlerMapping(
        properties
            .secret()
            .shown()
            .map(secret -> Map.of(PurgeHandler.PATH, new PurgeHandler(cache, secret)))
            .orElse(Map.of()),
        AFTER_GRAPHQL);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  PlanEndpoint planEndpoint(FederationEngine engine) {
    return new PlanEndpoint(engine);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  PlansEndpoint plansEndpoint(FederationEngine engine) {
    return new PlansEndpoint(engine);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  BreakersEndpoint breakersEndpoint(Guards guards) {
    return new BreakersEndpoint(guards);
  }

  @Bean
  CacheSizes cacheSizes(
      FederationEngine engine,
      PersistedDocuments documents,
      RateLimits limits,
      MeterRegistry registry) {
    CacheSizes sizes = new CacheSizes(registry);
    sizes.add("documents", () -> engine.remembered().documents());
    sizes.add("operations", () -> engine.remembered().operations());
    sizes.add("automatic-queries", documents::registered);
    sizes.add("rate-limited-clients", limits::clients);
    return sizes;
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  CachesEndpoint cachesEndpoint(CacheSizes sizes) {
    return new CachesEndpoint(sizes);
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  UsageEndpoint usageEndpoint(Observations observations) {
    return new UsageEndpoint(observations.usage());
  }

  @Bean
  @ConditionalOnAvailableEndpoint
  ReloadEndpoint reloadEndpoint(ServedSupergraph supergraph) {
    return new ReloadEndpoint(supergraph);
  }
}
