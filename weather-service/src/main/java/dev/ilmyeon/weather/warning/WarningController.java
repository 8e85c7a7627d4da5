package dev.ilmyeon.weather.warning;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.notify.NewRows;
import dev.ilmyeon.weather.region.RegionCode;
import dev.ilmyeon.weather.region.RegionWeather;
import dev.ilmyeon.weather.strip.WeatherStrip;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code Query.warnings}, the warnings of a region and of a strip, and new ones as they come. */
@Controller
final class WarningController {

  private static final int MAX_WARNINGS = 200;

  /** Of a region or a strip, on a page. */
  private static final int SHOWN = 20;

  private final NewRows<Warning> issued;

  WarningController(WarningStore store, NewRows<Warning> issued, BatchLoaderRegistry loaders) {
    this.issued = issued;
    loaders
        .<WarningKey, List<Warning>>forName("warnings")
        .registerMappedBatchLoader((keys, environment) -> store.inForce(keys));
  }

  @QueryMapping
  @Nullable CompletableFuture<List<Warning>> warnings(
      @Argument @Nullable String region,
      @Argument String edition,
      @Argument int first,
      DataLoader<WarningKey, List<Warning>> warnings) {
    if (first < 1 || first > MAX_WARNINGS) {
      throw new BadInputException("'first' is from 1 to %d.".formatted(MAX_WARNINGS));
    }
    Optional<EditionId> id = EditionId.parse(edition);
    if (id.isEmpty() || (region != null && RegionCode.parse(region).isEmpty())) {
      return null;
    }
    return warnings.load(new WarningKey(region, id.get(), first));
  }

  @SchemaMapping(field = "warnings")
  CompletableFuture<List<Warning>> ofRegion(
      RegionWeather weather, DataLoader<WarningKey, List<Warning>> warnings) {
    return warnings.load(
        new WarningKey(weather.key().region().value(), weather.key().edition(), SHOWN));
  }

  @SchemaMapping(field = "warnings")
  CompletableFuture<List<Warning>> ofStrip(
      WeatherStrip strip, DataLoader<WarningKey, List<Warning>> warnings) {
    return warnings.load(new WarningKey(null, strip.edition(), SHOWN));
  }

  @SubscriptionMapping
  Flux<Warning> warningIssued(@Argument @Nullable String region) {
    return issued.asTheyCome().filter(warning -> region == null || region.equals(warning.region()));
  }
}
