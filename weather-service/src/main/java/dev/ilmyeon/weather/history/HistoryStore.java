package dev.ilmyeon.weather.history;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sums up what was observed, in one statement for all stations and ranges that are asked for by the
 * hour, and one for those by the day or longer. The first reads the observations of the station and
 * the range, and no others. The second reads days that were summed up as they were stored, which is
 * a 24th of that; of a day that a range or the edition's clock cuts it reads the observations.
 */
final class HistoryStore {

  private static final String ASKED =
      """
      FROM unnest(:stations, :editions, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]), :units)
        WITH ORDINALITY AS k (station_id, edition_id, from_at, to_at, unit, number)
      JOIN edition e ON e.id = k.edition_id
      CROSS JOIN LATERAL (SELECT coalesce(e.fixed_clock, :now) AS clock) AS n
      """;

  private static final String SHOWN =
      """
      WHERE (e.shows_sample OR p.source <> 'SAMPLE') AND (e.shows_simulated OR p.source <> 'SIMULATED')
      """;

  private static final String HOURS =
      """
      SELECT k.number, p.*
      %s
      CROSS JOIN LATERAL (
        SELECT date_trunc(k.unit, o.observed_at, 'Asia/Seoul') AS begins, %s
        FROM observation o
        WHERE o.station_id = k.station_id AND o.observed_at >= k.from_at AND o.observed_at < k.to_at
          AND o.observed_at <= n.clock
        GROUP BY begins, o.source
      ) AS p
      %s
      """
          .formatted(ASKED, Sums.OF_OBSERVATIONS, SHOWN);

  /**
   * The parts of the union have no day in common: the range has a day's observations or it cuts
   * them.
   */
  private static final String DAYS =
      """
      SELECT k.number, p.*
      %1$s
      CROSS JOIN LATERAL (
        SELECT (k.from_at AT TIME ZONE 'Asia/Seoul')::date AS first, (k.to_at AT TIME ZONE 'Asia/Seoul')::date AS last,
          (n.clock AT TIME ZONE 'Asia/Seoul')::date AS today
      ) AS r
      CROSS JOIN LATERAL (
        SELECT date_trunc(k.unit, d.day::timestamp) AT TIME ZONE 'Asia/Seoul' AS begins, %2$s
        FROM observation_day d
        WHERE d.station_id = k.station_id AND d.day BETWEEN r.first AND r.last
          AND d.first_at >= k.from_at AND d.last_at < k.to_at AND d.last_at <= n.clock
        GROUP BY date_trunc(k.unit, d.day::timestamp), d.source
        UNION ALL
        SELECT date_trunc(k.unit, o.observed_at, 'Asia/Seoul') AS begins, %3$s
        FROM observation_day d
        JOIN observation o ON o.station_id = d.station_id AND o.source = d.source
          AND o.observed_at >= d.first_at AND o.observed_at <= d.last_at
          AND o.observed_at >= k.from_at AND o.observed_at < k.to_at AND o.observed_at <= n.clock
        WHERE d.station_id = k.station_id AND d.day IN (r.first, r.last, r.today)
          AND (d.first_at < k.from_at OR d.last_at >= k.to_at OR d.last_at > n.clock)
          AND d.last_at >= k.from_at AND d.first_at < k.to_at AND d.first_at <= n.clock
        GROUP BY begins, o.source
      ) AS p
      %4$s
      """
          .formatted(ASKED, Sums.OF_DAYS, Sums.OF_OBSERVATIONS, SHOWN);

  private record Found(HistoryKey key, Instant begins, Sums sums) {}

  private final DatabaseClient database;
  private final Clock clock;

  HistoryStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In ascending time, without what nothing was observed in. */
  Mono<Map<HistoryKey, List<HistoryPoint>>> history(Collection<HistoryKey> keys) {
    Map<Boolean, List<HistoryKey>> byHour =
        keys.stream()
            .distinct()
            .collect(partitioningBy(key -> key.interval() == HistoryInterval.HOUR));
    return Flux.concat(
            found(HOURS, byHour.getOrDefault(true, List.of())),
            found(DAYS, byHour.getOrDefault(false, List.of())))
        .<Map<HistoryKey, SortedMap<Instant, Sums>>>collect(HashMap::new, HistoryStore::add)
        .map(found ->
            keys.stream()
                .distinct()
                .collect(
                    toMap(
                        Function.identity(),
                        key -> points(found.getOrDefault(key, new TreeMap<>())))));
  }

  private Flux<Found> found(String sql, List<HistoryKey> asked) {
    if (asked.isEmpty()) {
      return Flux.empty();
    }
    return database
        .sql(sql)
        .bind("stations", asked.stream().map(key -> key.station().value()).toArray(Integer[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("froms", asked.stream().map(key -> key.from().toString()).toArray(String[]::new))
        .bind("tos", asked.stream().map(key -> key.to().toString()).toArray(String[]::new))
        .bind("units", asked.stream().map(key -> key.interval().unit()).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row ->
            new Found(
                asked.get(Math.toIntExact(required(row, "number", Long.class)) - 1),
                required(row, "begins", Instant.class),
                Sums.read(row)))
        .all();
  }

  private static void add(Map<HistoryKey, SortedMap<Instant, Sums>> sums, Found found) {
    sums.computeIfAbsent(found.key(), _ -> new TreeMap<>())
        .merge(found.begins(), found.sums(), Sums::plus);
  }

  private static List<HistoryPoint> points(SortedMap<Instant, Sums> sums) {
    return sums.entrySet().stream().map(entry -> entry.getValue().point(entry.getKey())).toList();
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
