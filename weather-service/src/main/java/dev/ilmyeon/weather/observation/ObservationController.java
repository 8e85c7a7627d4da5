package dev.ilmyeon.weather.observation;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.Station;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** {@code Station.current} and the fields of {@code Observation} that take an argument. */
@Controller
final class ObservationController {

  ObservationController(ObservationStore store, BatchLoaderRegistry loaders) {
    loaders
        .forTypePair(ObservationKey.class, Observation.class)
        .registerMappedBatchLoader((keys, environment) -> store.current(keys));
  }

  @SchemaMapping
  @Nullable CompletableFuture<Observation> current(
      Station station,
      @Argument String edition,
      DataLoader<ObservationKey, Observation> observations) {
    return EditionId.parse(edition)
        .map(id -> observations.load(new ObservationKey(station.id(), id)))
        .orElse(null);
  }

  @SchemaMapping
  @Nullable Sky sky(Observation observation, @Argument SkyScheme scheme) {
    return observation.sky(scheme);
  }

  @SchemaMapping
  String skyLabel(Observation observation, @Argument SkyScheme scheme) {
    return observation.skyLabel(scheme);
  }
}
