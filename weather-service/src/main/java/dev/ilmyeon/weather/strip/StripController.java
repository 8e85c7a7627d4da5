package dev.ilmyeon.weather.strip;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.SkyScheme;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** {@code Query.weatherStrip}, {@code Edition.weatherStrip} and the strip's own fields. */
@Controller
final class StripController {

  StripController(StripStore store, BatchLoaderRegistry loaders) {
    loaders
        .forTypePair(EditionId.class, WeatherStrip.class)
        .registerMappedBatchLoader((editions, environment) -> store.strips(editions));
  }

  @QueryMapping
  @Nullable CompletableFuture<WeatherStrip> weatherStrip(
      @Argument String edition, DataLoader<EditionId, WeatherStrip> strips) {
    return EditionId.parse(edition).map(strips::load).orElse(null);
  }

  /**
   * Which editions exist is for articles-service to say: here any edition can be asked for its
   * strip.
   */
  @EntityMapping("Edition")
  List<@Nullable Edition> editions(@Argument("id") List<@Nullable String> ids) {
    return ids.stream()
        .<@Nullable Edition>map(id -> EditionId.parse(id).map(Edition::new).orElse(null))
        .toList();
  }

  @SchemaMapping
  CompletableFuture<WeatherStrip> weatherStrip(
      Edition edition, DataLoader<EditionId, WeatherStrip> strips) {
    return strips.load(edition.id());
  }

  @SchemaMapping
  String skyLabel(StripEntry entry, @Argument SkyScheme scheme) {
    return entry.skyLabel(scheme);
  }
}
