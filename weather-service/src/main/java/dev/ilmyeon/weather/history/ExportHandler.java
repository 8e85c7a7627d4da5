package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /weather/observations.csv?from=…&to=…}, of all stations or of {@code station}, as the
 * edition {@code edition} (live) may show them: streamed. Everybody may have a year of one station
 * or a day of all, 9,000 rows at most; who runs the service a year of all, at {@code /export/…}.
 */
final class ExportHandler {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration LONGEST_OF_ALL = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9998;

  private final ExportStore store;

  ExportHandler(ExportStore store) {
    this.store = store;
  }

  Mono<ServerResponse> forReaders(ServerRequest request) {
    return answer(
        request,
        LONGEST_OF_ALL,
        "a year apart at most, of all stations a day",
        CacheControl.maxAge(KEPT).cachePublic());
  }

  Mono<ServerResponse> forOperators(ServerRequest request) {
    return answer(request, LONGEST, "a year apart at most", CacheControl.noStore());
  }

  private Mono<ServerResponse> answer(
      ServerRequest request, Duration ofAll, String limits, CacheControl kept) {
    try {
      Instant from = time(request, "from");
      Instant to = time(request, "to");
      Optional<StationId> station = request.queryParam("station").map(ExportHandler::station);
      Duration longest = station.isPresent() ? LONGEST : ofAll;
      if (!from.isBefore(to) || Duration.between(from, to).compareTo(longest) > 0) {
        throw new IllegalArgumentException("range");
      }
      EditionId edition = edition(request.queryParam("edition").orElse("live"));
      return ServerResponse.ok()
          .contentType(CSV)
          .cacheControl(kept)
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"observations.csv\"")
          .body(
              Flux.just(ExportStore.HEADER).concatWith(store.lines(from, to, station, edition)),
              String.class);
    } catch (IllegalArgumentException | DateTimeException _) {
      return ServerResponse.badRequest()
          .contentType(MediaType.TEXT_PLAIN)
          .bodyValue(
              "from and to are times such as 2026-11-01T00:00:00+09:00 (+ as %%2B), %s; station is a number, edition an id.\n"
                  .formatted(limits));
    }
  }

  private static Instant time(ServerRequest request, String name) {
    OffsetDateTime time =
        OffsetDateTime.parse(
            request.queryParam(name).orElseThrow(() -> new IllegalArgumentException(name)));
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(name);
    }
    return time.toInstant();
  }

  private static StationId station(String text) {
    return StationId.parse(text).orElseThrow(() -> new IllegalArgumentException("station"));
  }

  private static EditionId edition(String text) {
    return EditionId.parse(text).orElseThrow(() -> new IllegalArgumentException("edition"));
  }
}
