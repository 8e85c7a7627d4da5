package dev.ilmyeon.weather.history;

import static java.util.stream.Collectors.groupingBy;
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
 * hour, one for those by the day or week, and one for those by the month ({@link HistorySql}).
 */
final class HistoryStore {

  private record Found(HistoryKey key, Sums sums) {}

  private final DatabaseClient database;
  private final Clock clock;

  HistoryStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In ascending time, without what nothing was observed in. */
  Mono<Map<HistoryKey, List<HistoryPoint>>> history(Collection<HistoryKey> keys) {
    Map<String, List<HistoryKey>> byStatement =
        keys.stream().distinct().collect(groupingBy(key -> HistorySql.by(key.range().interval())));
    return Flux.fromIterable(byStatement.entrySet())
        .concatMap(statement -> found(statement.getKey(), statement.getValue()))
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
    return database
        .sql(sql)
        .bind("stations", asked.stream().map(key -> key.station().value()).toArray(Integer[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind(
            "froms",
            asked.stream().map(key -> key.range().from().toString()).toArray(String[]::new))
        .bind("tos", asked.stream().map(key -> key.range().to().toString()).toArray(String[]::new))
        .bind(
            "units",
            asked.stream().map(key -> key.range().interval().unit()).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row ->
            new Found(
                asked.get(Math.toIntExact(required(row, 0, Long.class)) - 1),
                Sums.read(required(row, 1, String.class), required(row, 2, Long[].class))))
        .all();
  }

  private static void add(Map<HistoryKey, SortedMap<Instant, Sums>> sums, Found found) {
    sums.computeIfAbsent(found.key(), _ -> new TreeMap<>())
        .merge(found.sums().begins(), found.sums(), Sums::plus);
  }

  private static List<HistoryPoint> points(SortedMap<Instant, Sums> sums) {
    return sums.values().stream().map(Sums::point).toList();
  }

  private static <T> T required(Readable row, int column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type));
  }
}
