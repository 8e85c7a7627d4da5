package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.observation.Attribution;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.station.StationId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * Observations as lines of CSV (RFC 4180), read as fast as they are taken: day by day of all
 * stations, month by month of one.
 */
final class ExportStore {

  static final String HEADER =
      "station,name,observed_at,source,fetched_at,revision,temperature,humidity,cloud_tenths,phenomenon,wind_direction,wind_speed,rain,pressure,attribution\r\n";

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(31);

  /** What spreadsheets take for a formula when a cell begins with it. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t].*", Pattern.DOTALL);

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private final DatabaseClient database;
  private final Clock clock;

  ExportStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In ascending time, then station number; the texts of days or months, one after the other. */
  Flux<String> lines(Instant from, Instant to, Optional<StationId> station, EditionId edition) {
    Duration step = station.isPresent() ? MONTH : DAY;
    return Flux.<Instant, Instant>generate(
            () -> from,
            (begin, sink) -> {
              if (begin.isBefore(to)) {
                sink.next(begin);
              } else {
                sink.complete();
              }
              return begin.plus(step);
            })
        .concatMap(begin -> part(begin, earlier(begin.plus(step), to), station, edition), 1);
  }

  private Flux<String> part(
      Instant from, Instant to, Optional<StationId> station, EditionId edition) {
    return database
        .sql(
            """
            SELECT s.id, s.name, o.observed_at, o.source, o.fetched_at, o.revision, o.temperature::text,
              o.humidity::text, o.cloud_tenths::text, o.phenomenon, o.wind_direction::text, o.wind_speed::text,
              o.rain::text, o.pressure::text
            FROM edition e
            CROSS JOIN station s
            JOIN observation o ON o.station_id = s.id AND o.observed_at >= :from AND o.observed_at < :to
            WHERE e.id = :edition AND (:station = 0 OR s.id = :station)
              AND o.observed_at <= coalesce(e.fixed_clock, :now)
              AND (e.shows_sample OR o.source <> 'SAMPLE') AND (e.shows_simulated OR o.source <> 'SIMULATED')
            ORDER BY o.observed_at, s.id
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("station", station.map(StationId::value).orElse(0))
        .bind("edition", edition.value())
        .bind("now", clock.instant())
        .map(ExportStore::line)
        .all()
        .collect(Collectors.joining())
        .flux();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String line(Readable row) {
    String source = Objects.requireNonNull(row.get("source", String.class));
    return Stream.of(
                String.valueOf(row.get("id", Integer.class)),
                row.get("name", String.class),
                time(row.get("observed_at", Instant.class)),
                source,
                time(row.get("fetched_at", Instant.class)),
                String.valueOf(row.get("revision", Integer.class)),
                row.get("temperature", String.class),
                row.get("humidity", String.class),
                row.get("cloud_tenths", String.class),
                words(row.get("phenomenon", String.class)),
                row.get("wind_direction", String.class),
                row.get("wind_speed", String.class),
                row.get("rain", String.class),
                row.get("pressure", String.class),
                Attribution.of(Source.valueOf(source)).label())
            .map(ExportStore::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : TIME.format(time.atZone(KOREA).toOffsetDateTime());
  }

  /** The source's own: whatever stands there is read as words. */
  private static @Nullable String words(@Nullable String words) {
    return words != null && FORMULA.matcher(words).matches() ? "'" + words : words;
  }

  private static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
