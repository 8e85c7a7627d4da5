package dev.ilmyeon.weather.history;

import static java.util.stream.Collectors.toMap;

import dev.ilmyeon.weather.observation.Source;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Sums observations up, one statement for all stations and ranges asked for. For each of them the
 * rows of the station and the range are read by the index of the months that the range touches, and
 * no others.
 */
final class HistoryStore {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final DatabaseClient database;
  private final Clock clock;

  HistoryStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In ascending time, without what nothing was observed in. */
  Mono<Map<HistoryKey, List<HistoryPoint>>> history(Collection<HistoryKey> keys) {
    List<HistoryKey> asked = List.copyOf(keys);
    return database
        .sql(
            """
            SELECT k.number, p.*
            FROM unnest(:stations, :editions, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]), :units)
              WITH ORDINALITY AS k (station_id, edition_id, from_at, to_at, unit, number)
            JOIN edition e ON e.id = k.edition_id
            CROSS JOIN LATERAL (
              SELECT date_trunc(k.unit, o.observed_at, 'Asia/Seoul') AS begins, count(*) AS observations,
                string_agg(DISTINCT o.source, ',') AS sources, %s, %s, %s, sum(o.rain) AS rain
              FROM observation o
              WHERE o.station_id = k.station_id AND o.observed_at >= k.from_at AND o.observed_at < k.to_at
                AND o.observed_at <= coalesce(e.fixed_clock, :now)
                AND (e.shows_sample OR o.source <> 'SAMPLE') AND (e.shows_simulated OR o.source <> 'SIMULATED')
              GROUP BY begins
            ) p
            ORDER BY k.number, p.begins
            """
                .formatted(
                    Statistics.of("temperature"),
                    Statistics.of("humidity"),
                    Statistics.of("wind_speed")))
        .bind("stations", asked.stream().map(key -> key.station().value()).toArray(Integer[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("froms", asked.stream().map(key -> key.from().toString()).toArray(String[]::new))
        .bind("tos", asked.stream().map(key -> key.to().toString()).toArray(String[]::new))
        .bind("units", asked.stream().map(key -> key.interval().unit()).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row ->
            Map.entry(
                asked.get(Math.toIntExact(required(row, "number", Long.class)) - 1), point(row)))
        .all()
        .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
        .map(found ->
            asked.stream()
                .distinct()
                .collect(
                    toMap(
                        Function.identity(),
                        key -> List.copyOf(found.getOrDefault(key, List.of())))));
  }

  private static HistoryPoint point(Readable row) {
    return new HistoryPoint(
        required(row, "begins", Instant.class).atZone(KOREA).toOffsetDateTime(),
        Math.toIntExact(required(row, "observations", Long.class)),
        Arrays.stream(required(row, "sources", String.class).split(","))
            .map(Source::valueOf)
            .toList(),
        Statistics.read(row, "temperature"),
        Statistics.read(row, "humidity"),
        Statistics.read(row, "wind_speed"),
        row.get("rain", BigDecimal.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
