package dev.ilmyeon.weather.station;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.grid.Coordinates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code Query.station}, {@code stations}, {@code nearestStation} and the entity {@code Station}.
 */
@Controller
final class StationController {

  private final StationStore store;

  StationController(StationStore store, BatchLoaderRegistry loaders) {
    this.store = store;
    loaders
        .forTypePair(StationId.class, Station.class)
        .registerMappedBatchLoader((ids, environment) -> byId(ids));
  }

  @QueryMapping
  Flux<Station> stations(@Argument @Nullable Integer first, @Argument @Nullable String after) {
    int limit = first == null ? StationStore.MAX_STATIONS : first;
    if (limit < 1 || limit > StationStore.MAX_STATIONS) {
      throw new BadInputException("'first' is from 1 to %d.".formatted(StationStore.MAX_STATIONS));
    }
    return store.after(after == null ? 0 : number(after), limit);
  }

  @QueryMapping
  @Nullable CompletableFuture<Station> station(
      @Argument String id, DataLoader<StationId, Station> stations) {
    return StationId.parse(id).map(stations::load).orElse(null);
  }

  /** By a look at each of them: the list is short and bounded. */
  @QueryMapping
  Mono<NearbyStation> nearestStation(@Argument double lat, @Argument double lon) {
    Coordinates place = place(lat, lon);
    return store
        .all()
        .map(station -> NearbyStation.from(place, station))
        .reduce((near, other) -> other.exactly() < near.exactly() ? other : near);
  }

  @EntityMapping("Station")
  Mono<List<@Nullable Station>> entities(@Argument("id") List<@Nullable String> ids) {
    List<Optional<StationId>> parsed = ids.stream().map(StationId::parse).toList();
    return byId(parsed.stream().flatMap(Optional::stream).distinct().toList())
        .map(found -> parsed.stream().map(id -> id.map(found::get).orElse(null)).toList());
  }

  private static int number(String after) {
    return StationId.parse(after)
        .orElseThrow(() -> new BadInputException("'after' is a station's number."))
        .value();
  }

  private static Coordinates place(double lat, double lon) {
    try {
      return new Coordinates(lat, lon);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage() + ".");
    }
  }

  private Mono<Map<StationId, Station>> byId(Collection<StationId> ids) {
    return store.byIds(ids).collectMap(Station::id);
  }
}
