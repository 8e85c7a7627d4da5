package dev.ilmyeon.media.photo;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class PhotoConfiguration {

  @Bean
  PhotoStore photoStore(DatabaseClient database, Clock clock, BatchLoaderRegistry loaders) {
    PhotoStore store = new PhotoStore(database, clock);
    loaders
        .forTypePair(PhotoPage.class, Photos.class)
        .registerMappedBatchLoader((pages, environment) -> store.find(pages));
    return store;
  }
}
