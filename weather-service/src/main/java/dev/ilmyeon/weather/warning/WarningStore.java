package dev.ilmyeon.weather.warning;

import static java.util.stream.Collectors.toMap;

import dev.ilmyeon.weather.notify.NumberedRows;
import dev.ilmyeon.weather.observation.Source;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads warnings, one statement for all regions and editions asked for. */
final class WarningStore implements NumberedRows<Warning> {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final String COLUMNS =
      """
      w.id, w.kind, w.level, w.command, w.area, w.parent, w.region_code, w.issued_at, w.effective_at, w.ends,
      w.simulated\
      """;

  private final DatabaseClient database;
  private final Clock clock;

  WarningStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those in force, the newest first; an empty list where there is none. */
  Mono<Map<WarningKey, List<Warning>>> inForce(Collection<WarningKey> keys) {
    List<WarningKey> asked = List.copyOf(keys);
    return database
        .sql(
            """
            SELECT k.number, %s
            FROM unnest(:regions, :editions, :firsts) WITH ORDINALITY AS k (region, edition_id, first, number)
            JOIN edition e ON e.id = k.edition_id
            CROSS JOIN LATERAL (
              SELECT * FROM warning
              WHERE (k.region = '' OR region_code = k.region)
                AND issued_at <= coalesce(e.fixed_clock, :now)
                AND (lifted_at IS NULL OR lifted_at > coalesce(e.fixed_clock, :now))
                AND (e.shows_simulated OR NOT simulated)
              ORDER BY issued_at DESC, id DESC
              LIMIT k.first
            ) w
            ORDER BY k.number, w.issued_at DESC, w.id DESC
            """
                .formatted(COLUMNS))
        .bind(
            "regions",
            asked.stream()
                .map(key -> Objects.requireNonNullElse(key.region(), ""))
                .toArray(String[]::new))
        .bind("editions", asked.stream().map(key -> key.edition().value()).toArray(String[]::new))
        .bind("firsts", asked.stream().map(WarningKey::first).toArray(Integer[]::new))
        .bind("now", clock.instant())
        .map(row ->
            Map.entry(
                asked.get(Math.toIntExact(required(row, "number", Long.class)) - 1), warning(row)))
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

  @Override
  public Mono<Long> newest() {
    return database.sql("SELECT coalesce(max(id), 0) FROM warning").mapValue(Long.class).one();
  }

  /** Simulated ones only where somebody is shown them. */
  @Override
  public Mono<List<Warning>> after(long number, int first) {
    return database
        .sql(
            """
            SELECT %s FROM warning w
            WHERE w.id > :id AND (NOT w.simulated OR EXISTS (SELECT FROM edition WHERE shows_simulated))
            ORDER BY w.id LIMIT :first
            """
                .formatted(COLUMNS))
        .bind("id", number)
        .bind("first", first)
        .map(WarningStore::warning)
        .all()
        .collectList();
  }

  @Override
  public long number(Warning row) {
    return row.id();
  }

  private static Warning warning(Readable row) {
    return new Warning(
        required(row, "id", Long.class),
        required(row, "kind", String.class),
        required(row, "level", String.class),
        required(row, "command", String.class),
        required(row, "area", String.class),
        required(row, "parent", String.class),
        row.get("region_code", String.class),
        inKorea(required(row, "issued_at", Instant.class)),
        korean(row.get("effective_at", Instant.class)),
        row.get("ends", String.class),
        required(row, "simulated", Boolean.class) ? Source.SIMULATED : Source.WARNING_LIST);
  }

  private static @Nullable OffsetDateTime korean(@Nullable Instant time) {
    return time == null ? null : inKorea(time);
  }

  private static OffsetDateTime inKorea(Instant time) {
    return time.atZone(KOREA).toOffsetDateTime();
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
