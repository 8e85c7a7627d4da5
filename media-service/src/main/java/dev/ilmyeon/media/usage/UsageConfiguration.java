package dev.ilmyeon.media.usage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

  @Bean
  UsageStore usageStore(DatabaseClient database, BatchLoaderRegistry loaders) {
    UsageStore store = new UsageStore(database);
    loaders
        .forTypePair(UsesOf.class, ImageUses.class)
        .registerMappedBatchLoader((asked, environment) -> store.find(asked));
    return store;
  }
}
