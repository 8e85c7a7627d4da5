package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.observation.Source;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is summed up to a point: of one source as it is read, of more when they are added.
 *
 * @param rain in tenths of mm
 */
record Sums(
    Set<Source> sources,
    long observations,
    Tally temperature,
    Tally humidity,
    Tally windSpeed,
    @Nullable Long rain) {

  /** For the select list of a sum of days {@code d}. */
  static final String OF_DAYS =
      """
      d.source, sum(d.observations) AS observations, %s, %s, %s, sum(d.rain_sum) AS rain\
      """
          .formatted(
              Tally.ofDays("temperature"), Tally.ofDays("humidity"), Tally.ofDays("wind_speed"));

  /** For the select list of a sum of observations {@code o}, as the same columns. */
  static final String OF_OBSERVATIONS =
      """
      o.source, count(*) AS observations, %s, %s, %s, (sum(o.rain) * 10)::bigint AS rain\
      """
          .formatted(
              Tally.ofObservations("temperature"),
              Tally.ofObservations("humidity"),
              Tally.ofObservations("wind_speed"));

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  static Sums read(Readable row) {
    return new Sums(
        EnumSet.of(Source.valueOf(Objects.requireNonNull(row.get("source", String.class)))),
        Objects.requireNonNull(row.get("observations", Long.class)),
        Tally.read(row, "temperature"),
        Tally.read(row, "humidity"),
        Tally.read(row, "wind_speed"),
        row.get("rain", Long.class));
  }

  Sums plus(Sums other) {
    Set<Source> both = EnumSet.copyOf(sources);
    both.addAll(other.sources);
    return new Sums(
        both,
        observations + other.observations,
        temperature.plus(other.temperature),
        humidity.plus(other.humidity),
        windSpeed.plus(other.windSpeed),
        sum(rain, other.rain));
  }

  HistoryPoint point(Instant begins) {
    return new HistoryPoint(
        begins.atZone(KOREA).toOffsetDateTime(),
        Math.toIntExact(observations),
        List.copyOf(sources),
        temperature.statistics(),
        humidity.statistics(),
        windSpeed.statistics(),
        rain == null ? null : BigDecimal.valueOf(rain, 1));
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Long.valueOf(one + other);
  }
}
