package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.MediaProperties;
import dev.ilmyeon.media.files.Shelf;
import dev.ilmyeon.media.original.Originals;
import dev.ilmyeon.media.webp.WebpEncoder;
import dev.ilmyeon.media.work.RenderQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RenditionConfiguration {

  @Bean
  WebpEncoder webpEncoder(MediaFiles files) {
    return WebpEncoder.in(files);
  }

  @Bean
  Renderer renderer(WebpEncoder webp) {
    return new Renderer(webp);
  }

  @Bean
  Renditions renditions(
      MediaFiles files,
      MediaProperties properties,
      Originals originals,
      Renderer renderer,
      RenderQueue renders,
      MeterRegistry meters) {
    Shelf shelf = new Shelf(files, "renditions", properties.renditionSpace().toBytes());
    Renditions renditions = new Renditions(shelf, originals, renderer, renders);
    Gauge.builder("ilmyeon.media.renditions.in.flight", renditions, Renditions::inFlight)
        .description("Renditions that somebody waits for")
        .register(meters);
    Gauge.builder("ilmyeon.media.renditions.kept", shelf, Shelf::total)
        .description("What the kept renditions take")
        .baseUnit("bytes")
        .register(meters);
    return renditions;
  }
}
