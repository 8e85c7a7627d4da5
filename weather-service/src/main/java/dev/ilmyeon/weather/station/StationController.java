package dev.ilmyeon.weather.station;

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

/** {@code Query.station}, {@code Query.stations} and the entity {@code Station}. */
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
  Flux<Station> stations() {
    return store.all();
  }

  @QueryMapping
  @Nullable CompletableFuture<Station> station(
      @Argument String id, DataLoader<StationId, Station> stations) {
    return StationId.parse(id).map(stations::load).orElse(null);
  }

  @EntityMapping("Station")
  Mono<List<@Nullable Station>> entities(@Argument("id") List<@Nullable String> ids) {
    List<Optional<StationId>> parsed = ids.stream().map(StationId::parse).toList();
    return byId(parsed.stream().flatMap(Optional::stream).distinct().toList())
        .map(found -> parsed.stream().map(id -> id.map(found::get).orElse(null)).toList());
  }

  private Mono<Map<StationId, Station>> byId(Collection<StationId> ids) {
    return store.byIds(ids).collectMap(Station::id);
  }
}
