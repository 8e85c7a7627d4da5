package dev.ilmyeon.weather.update;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.notify.NewRows;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code Subscription.weatherUpdated}. */
@Controller
final class UpdateController {

  static final String CHANNEL = "weather_updated";

  /** More than there are. */
  private static final int MAX_STATIONS = 200;

  private final NewRows<WeatherUpdate> updates;

  UpdateController(NewRows<WeatherUpdate> updates) {
    this.updates = updates;
  }

  /** Once an hour; not at all where none of the stations asked for is among those that changed. */
  @SubscriptionMapping
  Flux<WeatherUpdate> weatherUpdated(@Argument @Nullable List<String> stations) {
    if (stations != null && stations.size() > MAX_STATIONS) {
      throw new BadInputException("'stations' are %d at most.".formatted(MAX_STATIONS));
    }
    Set<String> asked = stations == null ? Set.of() : new HashSet<>(stations);
    return updates
        .asTheyCome()
        .map(update -> stations == null ? update : only(update, asked))
        .filter(update -> !update.ids().isEmpty());
  }

  @SchemaMapping
  CompletableFuture<List<Station>> stations(
      WeatherUpdate update, DataLoader<StationId, Station> stations) {
    return stations.loadMany(update.ids());
  }

  private static WeatherUpdate only(WeatherUpdate update, Set<String> asked) {
    return new WeatherUpdate(
        update.id(),
        update.observedAt(),
        update.ids().stream().filter(id -> asked.contains(id.toString())).toList());
  }
}
