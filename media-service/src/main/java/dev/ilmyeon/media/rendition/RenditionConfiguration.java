package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.original.Originals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class RenditionConfiguration {

  @Bean
  WebpEncoder webpEncoder(MediaFiles files) {
    return new WebpEncoder(WebpProgram.extract(files));
  }

  @Bean
  Renderer renderer(WebpEncoder webp) {
    return new Renderer(webp);
  }

  @Bean
  Renditions renditions(
      MediaFiles files, Originals originals, Renderer renderer, Scheduler renderScheduler) {
    return new Renditions(files, originals, renderer, renderScheduler);
  }
}
