package dev.ilmyeon.media.usage;

import dev.ilmyeon.media.purge.PurgeQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

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

  @Bean
  ArticlePicturesStore articlePicturesStore(
      DatabaseClient database, PurgeQueue purges, ReactiveTransactionManager transactions) {
    return new ArticlePicturesStore(database, purges, TransactionalOperator.create(transactions));
  }
}
