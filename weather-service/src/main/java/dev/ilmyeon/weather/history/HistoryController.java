package dev.ilmyeon.weather.history;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.Station;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** {@code Station.history}. */
@Controller
final class HistoryController {

  /** A month by the hour, two years by the day. */
  private static final int MAX_POINTS = 800;

  HistoryController(HistoryStore store, BatchLoaderRegistry loaders) {
    loaders
        .<HistoryKey, List<HistoryPoint>>forName("history")
        .registerMappedBatchLoader((keys, environment) -> store.history(keys));
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
    if (interval.points(Duration.between(from, to)) > MAX_POINTS) {
      throw new BadInputException(
          "This may be more than %d points: ask for a longer interval, or for less time."
              .formatted(MAX_POINTS));
    }
    return EditionId.parse(edition)
        .map(id ->
            history.load(
                new HistoryKey(station.id(), id, from.toInstant(), to.toInstant(), interval)))
        .orElse(null);
  }
}
