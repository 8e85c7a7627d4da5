package dev.ilmyeon.weather.history;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The least, the mean (to one decimal) and the greatest of what was observed. */
record Statistics(BigDecimal min, BigDecimal mean, BigDecimal max) {

  /** For the select list, as columns that {@link #read} finds. */
  static String of(String column) {
    return "min(o.%1$s) AS %1$s_min, avg(o.%1$s) AS %1$s_mean, max(o.%1$s) AS %1$s_max"
        .formatted(column);
  }

  /** Null where it was never observed. */
  static @Nullable Statistics read(Readable row, String column) {
    BigDecimal mean = row.get(column + "_mean", BigDecimal.class);
    return mean == null
        ? null
        : new Statistics(
            Objects.requireNonNull(row.get(column + "_min", BigDecimal.class)),
            mean.setScale(1, RoundingMode.HALF_UP),
            Objects.requireNonNull(row.get(column + "_max", BigDecimal.class)));
  }
}
