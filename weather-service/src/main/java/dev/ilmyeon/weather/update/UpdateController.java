package dev.ilmyeon.weather.update;

import dev.ilmyeon.weather.notify.Notifications;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationId;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code Subscription.weatherUpdated}. */
@Controller
final class UpdateController {

  private static final String CHANNEL = "weather_updated";
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final Notifications notifications;
  private final JsonMapper json;

  UpdateController(Notifications notifications, JsonMapper json) {
    this.notifications = notifications;
    this.json = json;
  }

  /** Once an hour; not at all where none of the stations asked for is among those that changed. */
  @SubscriptionMapping
  Flux<WeatherUpdate> weatherUpdated(@Argument @Nullable List<String> stations) {
    Set<String> asked = stations == null ? Set.of() : new HashSet<>(stations);
    return notifications
        .of(CHANNEL)
        .map(this::read)
        .map(update -> stations == null ? update : only(update, asked))
        .filter(update -> !update.ids().isEmpty());
  }

  @SchemaMapping
  CompletableFuture<List<Station>> stations(
      WeatherUpdate update, DataLoader<StationId, Station> stations) {
    return stations.loadMany(update.ids());
  }

  private WeatherUpdate read(String payload) {
    JsonNode told = json.readTree(payload);
    List<StationId> ids = new ArrayList<>();
    told.path("stations").forEach(id -> ids.add(new StationId(id.intValue())));
    return new WeatherUpdate(
        OffsetDateTime.parse(told.path("observedAt").asString())
            .atZoneSameInstant(KOREA)
            .toOffsetDateTime(),
        ids);
  }

  private static WeatherUpdate only(WeatherUpdate update, Set<String> asked) {
    return new WeatherUpdate(
        update.observedAt(),
        update.ids().stream().filter(id -> asked.contains(id.toString())).toList());
  }
}
