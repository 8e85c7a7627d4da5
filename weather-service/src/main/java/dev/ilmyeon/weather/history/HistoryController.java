package dev.ilmyeon.weather.history;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.Station;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code Station.history}. */
@Controller
final class HistoryController {

  /** Of one station: a month by the hour, two years by the day. */
  private static final int MAX_POINTS = 800;

  /**
   * Of all stations that are asked for together: their year by the month, their day by the hour. A
   * year of all of them by the day were 35,000 points, ten times what a page can draw, and seconds
   * of everybody's time.
   */
  private static final int MAX_POINTS_TOGETHER = 2_500;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9998;

  private final HistoryStore store;

  HistoryController(HistoryStore store, BatchLoaderRegistry loaders) {
    this.store = store;
    loaders
        .<HistoryKey, List<HistoryPoint>>forName("history")
        .registerMappedBatchLoader((keys, environment) -> load(keys));
  }

  @SchemaMapping
  @Nullable CompletableFuture<List<HistoryPoint>> history(
      Station station,
      @Argument OffsetDateTime from,
      @Argument OffsetDateTime to,
      @Argument HistoryInterval interval,
      @Argument String edition,
      DataLoader<HistoryKey, List<HistoryPoint>> history) {
    if (!from.isBefore(to)) {
      throw new BadInputException("'from' has to be before 'to'.");
    }
    if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
      throw new BadInputException(
          "A history is of the years %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
    }
    HistoryKey.Range range = new HistoryKey.Range(from, to, interval);
    if (range.points() > MAX_POINTS) {
      throw new BadInputException(
          "This may be more than %d points: ask for a longer interval, or for less time."
              .formatted(MAX_POINTS));
    }
    return EditionId.parse(edition)
        .map(id -> history.load(new HistoryKey(station.id(), id, range)))
        .orElse(null);
  }

  /** All or nothing: who asks for too much is told so before anything is read. */
  private Mono<Map<HistoryKey, List<HistoryPoint>>> load(Set<HistoryKey> keys) {
    long points = keys.stream().mapToLong(key -> key.range().points()).sum();
    return points > MAX_POINTS_TOGETHER
        ? Mono.error(() ->
            new BadInputException(
                "These may be %d points together, more than %d: ask for a longer interval, for less time, or for fewer stations at once (stations(first:, after:))."
                    .formatted(points, MAX_POINTS_TOGETHER)))
        : store.history(keys);
  }
}
