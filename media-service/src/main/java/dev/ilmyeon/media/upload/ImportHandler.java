package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.delivery.Problems;
import dev.ilmyeon.media.fetch.FetchFailedException;
import dev.ilmyeon.media.fetch.RemoteFiles;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/**
 * Answers for a POST to {@code /media/uploads/{id}}: {@code {"url": "https://…"}} has the file
 * fetched instead of sent. What a site does wrong is a 4xx too: a 5xx would tell gateways that we
 * are in trouble.
 */
final class ImportHandler {

  private final RemoteFiles files;
  private final Receiving receiving;

  ImportHandler(RemoteFiles files, Receiving receiving) {
    this.files = files;
    this.receiving = receiving;
  }

  Mono<ServerResponse> serve(ServerRequest request, Upload upload) {
    if (!request.headers().contentType().filter(MediaType.APPLICATION_JSON::includes).isPresent()) {
      return Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Say in JSON what is to be fetched.");
    }
    return request
        .bodyToMono(ImportOrder.class)
        .mapNotNull(ImportOrder::url)
        .flatMap(url -> take(upload, url))
        .switchIfEmpty(Mono.defer(ImportHandler::noOrder))
        .onErrorResume(ServerWebInputException.class, e -> noOrder())
        .onErrorResume(
            DataBufferLimitException.class,
            e -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "No address is as long."))
        .onErrorResume(FetchFailedException.class, ImportHandler::notFetched);
  }

  private Mono<ServerResponse> take(Upload upload, String url) {
    return receiving
        .receiveWhole(upload, files.fetch(url, upload.size()))
        .then(
            Mono.defer(
                () -> ServerResponse.noContent().cacheControl(CacheControl.noStore()).build()));
  }

  private static Mono<ServerResponse> noOrder() {
    return Problems.of(
        HttpStatus.BAD_REQUEST, "Say what is to be fetched: {\"url\": \"https://…\"}.");
  }

  private static Mono<ServerResponse> notFetched(FetchFailedException e) {
    return Problems.of(
        switch (e.failure()) {
          case NO_ADDRESS, UNREACHABLE, NOT_GIVEN, TOO_MANY_REDIRECTS, TOO_SLOW, CUT_OFF ->
              HttpStatus.UNPROCESSABLE_CONTENT;
          case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
          case TOO_MANY_AT_ONCE -> HttpStatus.TOO_MANY_REQUESTS;
        },
        e.failure().name(),
        String.valueOf(e.getMessage()));
  }
}
