package dev.ilmyeon.weather.forecast;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.Station;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** {@code Station.forecast}. */
@Controller
final class ForecastController {

  /** As far as the village forecast says something of every hour. */
  private static final int MAX_HOURS = 72;

  ForecastController(ForecastStore store, BatchLoaderRegistry loaders) {
    loaders
        .<ForecastKey, List<Forecast>>forName("forecasts")
        .registerMappedBatchLoader((keys, environment) -> store.next(keys));
  }

  @SchemaMapping
  @Nullable CompletableFuture<List<Forecast>> forecast(
      Station station,
      @Argument int hours,
      @Argument String edition,
      DataLoader<ForecastKey, List<Forecast>> forecasts) {
    if (hours < 1 || hours > MAX_HOURS) {
      throw new BadInputException("'hours' is from 1 to %d.".formatted(MAX_HOURS));
    }
    return EditionId.parse(edition)
        .map(id -> forecasts.load(new ForecastKey(station.id(), id, hours)))
        .orElse(null);
  }
}
