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
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  /** So many front pages' pictures, and half of what a process may open where nobody has set it. */
  private static final int KEPT_OPEN = 500;

  /** By which it is told how long ago a picture was looked for. */
  @Bean
  @ConditionalOnMissingBean
  Ticker ticker() {
    return Ticker.systemTicker();
  }

  @Bean
  ImageLookup imageLookup(ImageStore images, Clock clock, Ticker ticker) {
    return new ImageLookup(images::find, clock, ticker);
  }

  @Bean
  DeliveryHeaders deliveryHeaders(Renditions renditions, Clock clock) {
    return new DeliveryHeaders(clock, renditions.mark());
  }

  @Bean
  HotRenditions hotRenditions(
      ImageLookup images,
      DeliveryHeaders headers,
      Ticker ticker,
      MeterRegistry meters,
      Environment environment) {
    HotRenditions renditions =
        new HotRenditions(images, headers, ticker, areOpen(environment) ? KEPT_OPEN : 0);
    Gauge.builder("ilmyeon.media.renditions.open", renditions, HotRenditions::size)
        .description("Renditions whose files are kept open, to be served the short way")
        .register(meters);
    return renditions;
  }

  /** Whether pictures are for everybody: the filter that tells comes behind the short way. */
  static boolean areOpen(Environment environment) {
    return Binder.get(environment)
        .bind("ilmyeon.gateway-secret.open", Bindable.listOf(String.class))
        .orElse(List.of())
        .contains("/media/**");
  }

  @Bean
  HotConnections hotConnections(HotRenditions renditions, MeterRegistry meters) {
    return new HotConnections(renditions, new HotMeters(meters));
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
