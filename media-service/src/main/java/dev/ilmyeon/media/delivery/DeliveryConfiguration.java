package dev.ilmyeon.media.delivery;

import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.image.ImageStore;
import dev.ilmyeon.media.rendition.Renditions;
import dev.ilmyeon.media.signing.UrlSigner;
import dev.ilmyeon.media.storage.StoreUnavailableException;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
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
  RouterFunction<ServerResponse> deliveryRoutes(
      ImageStore images, Renditions renditions, UrlSigner signer, Clock clock) {
    RenditionHandler handler =
        new RenditionHandler(
            new ImageLookup(images, clock),
            renditions,
            new DeliveryHeaders(clock, renditions.mark()),
            signer);
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
                        StoreUnavailableException.class, (e, request) -> Problems.unavailable()))
        .build();
  }
}
