package dev.ilmyeon.media.files;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class FilesConfiguration {

  @Bean
  MediaFiles mediaFiles(MediaProperties properties) {
    return new MediaFiles(properties.directory());
  }

  /** Where drawing, scaling and encoding run: apart from what answers requests, and bounded. */
  @Bean(destroyMethod = "dispose")
  Scheduler renderScheduler(MediaProperties properties) {
    return Schedulers.newBoundedElastic(
        properties.renderers(), properties.queue(), "render", 30, true);
  }
}
