package dev.ilmyeon.media.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ilmyeon.media.files.KeptFile;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.RenditionSpec;
import dev.ilmyeon.media.rendition.Renditions;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Answers for renditions that were served just before, in front of all filters and routes, which
 * cost several times what the kernel takes to send the file. It knows plain requests alone: all of
 * the file, unconditionally, under the address that the schema gives. Whatever else there is to ask
 * {@link RenditionHandler} answers, and so it does every time that the picture has to be looked for
 * again: this here shows nothing that would be hidden there.
 */
final class HotRenditions {

  private static final int MOST = 2_000;

  /** By these a request wants something else than the whole file. */
  private static final List<String> CONDITIONS =
      List.of(
          HttpHeaders.RANGE,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_MODIFIED_SINCE,
          HttpHeaders.IF_UNMODIFIED_SINCE);

  private final ImageLookup images;
  private final Renditions renditions;
  private final DeliveryHeaders headers;
  private final Counter served;
  private final Cache<String, Hot> known = Caffeine.newBuilder().maximumSize(MOST).build();

  /** What is said of a file each time that it is served. */
  private record Hot(Image image, String name, HttpHeaders headers) {}

  HotRenditions(
      ImageLookup images, Renditions renditions, DeliveryHeaders headers, Counter served) {
    this.images = images;
    this.renditions = renditions;
    this.headers = headers;
    this.served = served;
  }

  /** The whole file of it was just served. */
  void remember(Image image, RenditionSpec spec) {
    HttpHeaders said = new HttpHeaders();
    headers.content(said, image, spec, false);
    known.put(Renditions.path(image, spec), new Hot(image, renditions.name(image, spec), said));
  }

  /** Asks {@code next} for all that it does not know. */
  HttpHandler before(HttpHandler next) {
    return (request, response) -> {
      Hot hot = isPlain(request) ? known.getIfPresent(request.getURI().getRawPath()) : null;
      return hot != null
              && images.isKnown(hot.image)
              && response instanceof ZeroCopyHttpOutputMessage socket
          ? serve(hot, request, response, socket, next)
          : next.handle(request, response);
    };
  }

  private Mono<Void> serve(
      Hot hot,
      ServerHttpRequest request,
      ServerHttpResponse response,
      ZeroCopyHttpOutputMessage socket,
      HttpHandler next) {
    Optional<KeptFile> file = file(hot);
    if (file.isEmpty()) {
      return next.handle(request, response);
    }
    HttpHeaders target = response.getHeaders();
    hot.headers.forEach((name, values) -> target.set(name, values.getFirst()));
    if (hot.image.rights().expiresAt() != null) {
      headers.cache(target, hot.image, false);
    }
    target.setContentLength(file.get().size());
    served.increment();
    return socket.writeWith(file.get().path(), 0, file.get().size());
  }

  /** What can not be told whether it is there the usual way answers for. */
  private Optional<KeptFile> file(Hot hot) {
    try {
      return renditions.kept(hot.name);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.GET)
        && request.getURI().getRawQuery() == null
        && CONDITIONS.stream().noneMatch(request.getHeaders()::containsHeader);
  }
}
