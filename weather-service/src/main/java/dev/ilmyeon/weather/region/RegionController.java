package dev.ilmyeon.weather.region;

import dev.ilmyeon.weather.edition.EditionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** The entity {@code Region} and its weather. */
@Controller
final class RegionController {

  RegionController(RegionStore store, BatchLoaderRegistry loaders) {
    loaders
        .forTypePair(RegionKey.class, RegionWeather.class)
        .registerMappedBatchLoader((keys, environment) -> store.weather(keys));
  }

  /**
   * Which regions exist is for articles-service to say: here any region can be asked for its
   * weather.
   */
  @EntityMapping("Region")
  List<@Nullable Region> regions(@Argument("code") List<@Nullable String> codes) {
    return codes.stream()
        .<@Nullable Region>map(code -> RegionCode.parse(code).map(Region::new).orElse(null))
        .toList();
  }

  @SchemaMapping
  @Nullable CompletableFuture<RegionWeather> weather(
      Region region, @Argument String edition, DataLoader<RegionKey, RegionWeather> weather) {
    return EditionId.parse(edition)
        .map(id -> weather.load(new RegionKey(region.code(), id)))
        .orElse(null);
  }
}
