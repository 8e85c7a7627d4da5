package dev.ilmyeon.media.delivery;

import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.image.ImageStore;
import dev.ilmyeon.media.rendition.Renditions;
import dev.ilmyeon.media.signing.UrlSigner;
import dev.ilmyeon.media.storage.StoreUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  ImageLookup imageLookup(ImageStore images, Clock clock) {
    return new ImageLookup(images::find, clock, Ticker.systemTicker());
  }

  @Bean
  DeliveryHeaders deliveryHeaders(Renditions renditions, Clock clock) {
    return new DeliveryHeaders(clock, renditions.mark());
  }

  @Bean
  HotRenditions hotRenditions(
      ImageLookup images, Renditions renditions, DeliveryHeaders headers, MeterRegistry meters) {
    return new HotRenditions(
        images,
        renditions,
        headers,
        Counter.builder("ilmyeon.media.renditions.hot")
            .description("Renditions served the short way, which http.server.requests leaves out")
            .register(meters));
  }

  /** Only where pictures are for everybody, since the filter that tells comes behind. */
  @Bean
  WebHttpHandlerBuilderCustomizer hotRenditionsFirst(
      HotRenditions hot, @Value("${ilmyeon.gateway-secret.open:}") List<String> open) {
    return builder -> {
      if (open.contains("/media/**")) {
        builder.httpHandlerDecorator(hot::before);
      }
    };
  }

  @Bean
  RouterFunction<ServerResponse> deliveryRoutes(
      ImageLookup images,
      Renditions renditions,
      DeliveryHeaders headers,
      HotRenditions hot,
      UrlSigner signer) {
    RenditionHandler handler = new RenditionHandler(images, renditions, headers, hot, signer);
    RequestPredicate reading = methods(HttpMethod.GET, HttpMethod.HEAD);
    return RouterFunctions.route()
        .path(
            "/media",
            media ->
                media
                    .route(reading.and(path("/images/{id}/{version}/{name}")), handler::serve)
                    .route(reading, request -> Problems.notFound())
                    .route(all(), request -> Problems.notAllowed())
                    .onError(RejectedExecutionException.class, (e, request) -> Problems.busy())
                    .onError(DiskFullException.class, (e, request) -> Problems.full())
                    .onError(
                        StoreUnavailableException.class, (e, request) -> Problems.unavailable())
                    .onError(Outage::isOne, (e, request) -> Problems.outage()))
        .build();
  }
}
