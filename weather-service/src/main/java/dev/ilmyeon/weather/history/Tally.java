package dev.ilmyeon.weather.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind summed up, so that more can be added. Least, greatest and sum are in tenths,
 * as the table {@code observation_day} has them, and nothing where there is no value.
 */
record Tally(long count, long least, long greatest, long sum) {

  private static final Tally NONE = new Tally(0, Long.MAX_VALUE, Long.MIN_VALUE, 0);

  /** How many numbers are {@link #answered} of a column. */
  static final int NUMBERS = 4;

  /** For the array of what is answered. */
  static String answered(String column) {
    return "p.%1$s_count, p.%1$s_min, p.%1$s_max, p.%1$s_sum".formatted(column);
  }

  /** For the select list of months {@code m}. */
  static String ofMonths(String column) {
    return "m.%1$s_count, m.%1$s_min, m.%1$s_max, m.%1$s_sum".formatted(column);
  }

  /** For the select list of a sum of days {@code d}, as the same columns. */
  static String ofDays(String column) {
    return """
    sum(d.%1$s_count) AS %1$s_count, min(d.%1$s_min) AS %1$s_min, max(d.%1$s_max) AS %1$s_max,
    sum(d.%1$s_sum) AS %1$s_sum\
    """
        .formatted(column);
  }

  /** For the select list of a sum of observations {@code o}, as the same columns. */
  static String ofObservations(String column) {
    return """
    count(o.%1$s) AS %1$s_count, (min(o.%1$s) * 10)::integer AS %1$s_min, (max(o.%1$s) * 10)::integer AS %1$s_max,
    (sum(o.%1$s) * 10)::bigint AS %1$s_sum\
    """
        .formatted(column);
  }

  /** Of an array that has what was answered from an index on. */
  static Tally read(@Nullable Long[] numbers, int from) {
    long count = value(numbers, from);
    return count == 0
        ? NONE
        : new Tally(
            count, value(numbers, from + 1), value(numbers, from + 2), value(numbers, from + 3));
  }

  Tally plus(Tally other) {
    return new Tally(
        count + other.count,
        Math.min(least, other.least),
        Math.max(greatest, other.greatest),
        sum + other.sum);
  }

  /** Null where there is no value. */
  @Nullable Statistics statistics() {
    return count == 0
        ? null
        : new Statistics(
            BigDecimal.valueOf(least, 1),
            BigDecimal.valueOf(sum, 1).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP),
            BigDecimal.valueOf(greatest, 1));
  }

  private static long value(@Nullable Long[] numbers, int index) {
    return Objects.requireNonNull(numbers[index]);
  }
}
