package dev.ilmyeon.weather.history;

import dev.ilmyeon.weather.observation.Source;
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
 * @param begins when the point begins
 * @param rain in tenths of mm
 */
record Sums(
    Instant begins,
    Set<Source> sources,
    long observations,
    Tally temperature,
    Tally humidity,
    Tally windSpeed,
    @Nullable Long rain) {

  /** For the select list of what is read of {@code p}: all of its numbers in one array. */
  static final String ANSWERED =
      """
      ARRAY[extract(epoch FROM p.begins)::bigint, p.observations, p.rain, %s, %s, %s]::bigint[]\
      """
          .formatted(
              Tally.answered("temperature"),
              Tally.answered("humidity"),
              Tally.answered("wind_speed"));

  private static final int TALLIES = 3;

  /** For the select list of months {@code m}. */
  static final String OF_MONTHS =
      """
      m.source, m.observations, %s, %s, %s, m.rain_sum AS rain\
      """
          .formatted(
              Tally.ofMonths("temperature"),
              Tally.ofMonths("humidity"),
              Tally.ofMonths("wind_speed"));

  /** For the select list of a sum of days {@code d}, as the same columns. */
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

  /** What was answered: {@link #ANSWERED}. */
  static Sums read(String source, @Nullable Long[] numbers) {
    return new Sums(
        Instant.ofEpochSecond(Objects.requireNonNull(numbers[0])),
        EnumSet.of(Source.valueOf(source)),
        Objects.requireNonNull(numbers[1]),
        Tally.read(numbers, TALLIES),
        Tally.read(numbers, TALLIES + Tally.NUMBERS),
        Tally.read(numbers, TALLIES + 2 * Tally.NUMBERS),
        numbers[2]);
  }

  Sums plus(Sums other) {
    Set<Source> both = EnumSet.copyOf(sources);
    both.addAll(other.sources);
    return new Sums(
        begins,
        both,
        observations + other.observations,
        temperature.plus(other.temperature),
        humidity.plus(other.humidity),
        windSpeed.plus(other.windSpeed),
        sum(rain, other.rain));
  }

  HistoryPoint point() {
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
