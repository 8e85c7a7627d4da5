package dev.ilmyeon.weather.forecast;

import dev.ilmyeon.weather.kma.ForecastStep;
import dev.ilmyeon.weather.kma.GridForecast;
import dev.ilmyeon.weather.station.Station;
import dev.ilmyeon.weather.station.StationColumns;
import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores forecasts: as often as you like, in any order. A later issue replaces an earlier one, a
 * real one a simulated one.
 */
public final class ForecastArchive {

  private final DatabaseClient database;
  private final JsonMapper json;

  ForecastArchive(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Stations of which an issue is not stored yet. */
  public Flux<Station> without(Product product, Instant issue, boolean simulated) {
    return database
        .sql(
            """
            SELECT %s
            FROM station s
            WHERE NOT EXISTS (
              SELECT FROM forecast f
              WHERE f.product = :product AND f.station_id = s.id AND f.issued_at >= :issue
                AND (:simulated OR NOT f.simulated))
            ORDER BY NOT s.in_strip, s.id
            """
                .formatted(StationColumns.SELECTED))
        .bind("product", product.name())
        .bind("issue", issue)
        .bind("simulated", simulated)
        .map(StationColumns::read)
        .all();
  }

  /** Stores what is forecast for a cell for the stations that stand in it. */
  public Mono<Void> save(
      Product product, GridForecast forecast, Collection<StationId> stations, boolean simulated) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (StationId station : stations) {
      for (ForecastStep step : forecast.steps()) {
        rows.add(row(station, step));
      }
    }
    return database
        .sql(
            """
            INSERT INTO forecast AS f (station_id, product, at, issued_at, simulated, temperature, lowest, highest,
              sky, precipitation, probability, humidity, wind_speed)
            SELECT r.station, :product, r.at, :issued, :simulated, r.temperature, r.lowest, r.highest,
              r.sky, r.precipitation, r.probability, r.humidity, r.wind_speed
            FROM json_to_recordset(CAST(:rows AS json)) AS r (
              station integer, at timestamptz, temperature numeric, lowest numeric, highest numeric, sky text,
              precipitation text, probability smallint, humidity smallint, wind_speed numeric)
            ON CONFLICT (station_id, at, product) DO UPDATE
            SET issued_at = excluded.issued_at, simulated = excluded.simulated, temperature = excluded.temperature,
              lowest = excluded.lowest, highest = excluded.highest, sky = excluded.sky,
              precipitation = excluded.precipitation, probability = excluded.probability,
              humidity = excluded.humidity, wind_speed = excluded.wind_speed
            WHERE CASE WHEN f.simulated = excluded.simulated THEN excluded.issued_at >= f.issued_at
              ELSE f.simulated END
            """)
        .bind("rows", json.writeValueAsString(rows))
        .bind("product", product.name())
        .bind("issued", forecast.issuedAt())
        .bind("simulated", simulated)
        .then();
  }

  /** Forgets the hours before a time. */
  public Mono<Void> forgetBefore(Instant time) {
    return database.sql("DELETE FROM forecast WHERE at < :time").bind("time", time).then();
  }

  private static Map<String, @Nullable Object> row(StationId station, ForecastStep step) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("station", station.value());
    row.put("at", step.at().toString());
    row.put("temperature", step.temperature());
    row.put("lowest", step.lowestOfDay());
    row.put("highest", step.highestOfDay());
    row.put("sky", step.sky());
    row.put("precipitation", step.precipitation());
    row.put("probability", step.probability());
    row.put("humidity", whole(step.humidity()));
    row.put("wind_speed", step.windSpeed());
    return row;
  }

  private static @Nullable BigDecimal whole(@Nullable BigDecimal value) {
    return value == null ? null : value.setScale(0, RoundingMode.HALF_UP);
  }
}
