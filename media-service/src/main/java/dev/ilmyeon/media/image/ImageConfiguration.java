package dev.ilmyeon.media.image;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ImageStore imageStore(DatabaseClient database, Clock clock, BatchLoaderRegistry loaders) {
    ImageStore store = new ImageStore(database, clock);
    loaders
        .forTypePair(ImageRef.class, Image.class)
        .registerMappedBatchLoader((refs, environment) -> store.find(refs));
    return store;
  }
}
