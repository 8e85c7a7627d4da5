package dev.ilmyeon.media.original;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.MediaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class OriginalConfiguration {

  @Bean
  DrawingStore drawingStore(DatabaseClient database) {
    return new DrawingStore(database);
  }

  @Bean
  Originals originals(MediaFiles files, DrawingStore drawings, Scheduler renderScheduler) {
    return new Originals(files, drawings, renderScheduler);
  }

  @Bean
  DrawAhead drawAhead(DrawingStore drawings, Originals originals, MediaProperties properties) {
    return new DrawAhead(drawings, originals, properties.drawAheadDelay());
  }
}
