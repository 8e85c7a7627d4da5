package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.purge.PurgeQueue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class GalleryConfiguration {

  @Bean
  GalleryWrites galleryWrites(DatabaseClient database, Clock clock, PurgeQueue purges) {
    return new GalleryWrites(database, clock, purges);
  }

  @Bean
  GalleryStore galleryStore(DatabaseClient database, Clock clock, BatchLoaderRegistry loaders) {
    GalleryStore store = new GalleryStore(database, clock);
    loaders
        .forTypePair(GalleryId.class, Gallery.class)
        .registerMappedBatchLoader((ids, environment) -> store.find(ids));
    loaders
        .forTypePair(RegionGalleries.class, Galleries.class)
        .registerMappedBatchLoader((regions, environment) -> store.newest(regions));
    return store;
  }
}
