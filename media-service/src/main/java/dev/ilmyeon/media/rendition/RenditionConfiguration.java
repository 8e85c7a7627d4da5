package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.MediaProperties;
import dev.ilmyeon.media.files.Shelf;
import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.original.Originals;
import dev.ilmyeon.media.vips.Vips;
import dev.ilmyeon.media.webp.WebpEncoder;
import dev.ilmyeon.media.work.RenderQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RenditionConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RenditionConfiguration.class);

  @Bean
  WebpEncoder webpEncoder(MediaFiles files) {
    return WebpEncoder.in(files);
  }

  /** libvips where it is installed, unless {@code ilmyeon.media.vips} is false. */
  @Bean
  Renderer renderer(WebpEncoder webp, @Value("${ilmyeon.media.vips:true}") boolean wanted) {
    Optional<Vips> vips = wanted ? Vips.find() : Optional.empty();
    if (vips.isEmpty()) {
      log.info("Renditions are made by the JDK and cwebp");
      return new JavaRenderer(webp);
    }
    log.info("Renditions are made by libvips");
    return new VipsRenderer(vips.get(), Jpeg::size);
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
