package dev.ilmyeon.media.original;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.MediaProperties;
import dev.ilmyeon.media.storage.ObjectStore;
import dev.ilmyeon.media.work.RenderQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class OriginalConfiguration {

  @Bean
  DrawingStore drawingStore(DatabaseClient database) {
    return new DrawingStore(database);
  }

  @Bean
  Originals originals(
      MediaFiles files, DrawingStore drawings, ObjectStore store, RenderQueue renders) {
    return new Originals(files, drawings, store, renders);
  }

  @Bean
  DrawAhead drawAhead(DrawingStore drawings, Originals originals, MediaProperties properties) {
    return new DrawAhead(drawings, originals, properties.drawAheadDelay());
  }
}
