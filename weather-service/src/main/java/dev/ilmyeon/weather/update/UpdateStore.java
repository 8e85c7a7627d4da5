package dev.ilmyeon.weather.update;

import dev.ilmyeon.weather.notify.NumberedRows;
import dev.ilmyeon.weather.station.StationId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads what readers are told of new hours. */
final class UpdateStore implements NumberedRows<WeatherUpdate> {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final DatabaseClient database;

  UpdateStore(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Long> newest() {
    return database
        .sql("SELECT coalesce(max(id), 0) FROM weather_update")
        .mapValue(Long.class)
        .one();
  }

  @Override
  public Mono<List<WeatherUpdate>> after(long number, int first) {
    return database
        .sql(
            """
            SELECT id, observed_at, stations FROM weather_update WHERE id > :id ORDER BY id LIMIT :first
            """)
        .bind("id", number)
        .bind("first", first)
        .map(UpdateStore::update)
        .all()
        .collectList();
  }

  @Override
  public long number(WeatherUpdate row) {
    return row.id();
  }

  private static WeatherUpdate update(Readable row) {
    return new WeatherUpdate(
        required(row, "id", Long.class),
        required(row, "observed_at", Instant.class).atZone(KOREA).toOffsetDateTime(),
        Stream.of(required(row, "stations", Integer[].class)).map(StationId::new).toList());
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
