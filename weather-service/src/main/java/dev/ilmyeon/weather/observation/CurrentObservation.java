package dev.ilmyeon.weather.observation;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest observation of a station that an edition may show, as part of any statement that joins
 * the tables {@code edition e} and {@code station s} and binds {@code :now}. One index probe a
 * station, so that strip and regions cost one statement each, whatever they hold.
 *
 * <p>An edition with a fixed clock reads as of that time; an observation of its future does not
 * exist for it. Sample and simulated observations exist only for editions that show them.
 */
public final class CurrentObservation {

  /** For the select list; aliases the joined row's columns. */
  public static final String SELECTED =
      """
      coalesce(e.fixed_clock, :now) AS edition_now,
      o.observed_at, o.fetched_at, o.source, o.temperature, o.humidity, o.cloud_tenths, o.forecast_sky, o.phenomenon,
      o.wind_direction, o.wind_speed, o.rain, o.pressure, o.revision\
      """;

  /** Joins the observation as {@code o}, all null where there is none. */
  public static final String JOIN =
      """
      LEFT JOIN LATERAL (
        SELECT *
        FROM observation
        WHERE station_id = s.id
          AND observed_at <= coalesce(e.fixed_clock, :now)
          AND (e.shows_sample OR source <> 'SAMPLE')
          AND (e.shows_simulated OR source <> 'SIMULATED')
        ORDER BY observed_at DESC
        LIMIT 1
      ) o ON true\
      """;

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private CurrentObservation() {}

  public static @Nullable Observation read(Readable row) {
    Instant observedAt = row.get("observed_at", Instant.class);
    if (observedAt == null) {
      return null;
    }
    Instant now = required(row, "edition_now", Instant.class);
    return new Observation(
        inKorea(observedAt),
        inKorea(required(row, "fetched_at", Instant.class)),
        Freshness.of(observedAt, now),
        Source.valueOf(required(row, "source", String.class)),
        row.get("temperature", BigDecimal.class),
        row.get("humidity", Integer.class),
        row.get("cloud_tenths", Integer.class),
        sky(row.get("forecast_sky", String.class)),
        row.get("phenomenon", String.class),
        row.get("wind_direction", Integer.class),
        row.get("wind_speed", BigDecimal.class),
        row.get("rain", BigDecimal.class),
        row.get("pressure", BigDecimal.class),
        required(row, "revision", Integer.class));
  }

  private static OffsetDateTime inKorea(Instant time) {
    return time.atZone(KOREA).toOffsetDateTime();
  }

  private static @Nullable Sky sky(@Nullable String name) {
    return name == null ? null : Sky.valueOf(name);
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
