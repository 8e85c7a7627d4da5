package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /export/observations.csv?from=…&to=…}, of all stations or of {@code station}, as the
 * edition {@code edition} (live) may show them: streamed, a year at most.
 */
final class ExportHandler {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final Duration LONGEST = Duration.ofDays(366);

  private final ExportStore store;

  ExportHandler(ExportStore store) {
    this.store = store;
  }

  Mono<ServerResponse> export(ServerRequest request) {
    try {
      return export(
          time(request, "from"),
          time(request, "to"),
          request.queryParam("station").map(ExportHandler::station),
          edition(request.queryParam("edition").orElse("live")));
    } catch (IllegalArgumentException | DateTimeException e) {
      return ServerResponse.badRequest()
          .contentType(MediaType.TEXT_PLAIN)
          .bodyValue(
              "from and to are times such as 2026-11-01T00:00:00+09:00 (+ as %2B), a year apart at"
                  + " most; station is a number, edition an id.\n");
    }
  }

  private Mono<ServerResponse> export(
      Instant from, Instant to, Optional<StationId> station, EditionId edition) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("range");
    }
    return ServerResponse.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"observations.csv\"")
        .body(
            Flux.just(ExportStore.HEADER).concatWith(store.lines(from, to, station, edition)),
            String.class);
  }

  private static Instant time(ServerRequest request, String name) {
    return OffsetDateTime.parse(
            request.queryParam(name).orElseThrow(() -> new IllegalArgumentException(name)))
        .toInstant();
  }

  private static StationId station(String text) {
    return StationId.parse(text).orElseThrow(() -> new IllegalArgumentException("station"));
  }

  private static EditionId edition(String text) {
    return EditionId.parse(text).orElseThrow(() -> new IllegalArgumentException("edition"));
  }
}
