package dev.ilmyeon.weather.kma;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A numeric column of the surface table: its bounds, and the values that mean "missing" in it.
 * Which do so differs by column: -9.0 is no wind speed, but it is a winter's temperature.
 */
enum SurfaceColumn {
  STN("1", "99999"),
  WD("0", "36", "-9", "-99"),
  WS("0", "120", "-9", "-99"),
  PA("500", "1100", "-9", "-99"),
  PS("850", "1100", "-9", "-99"),
  TA("-60", "60", "-99"),
  TD("-80", "50", "-99"),
  HM("0", "100", "-9", "-99"),
  RN("0", "500", "-9", "-99"),
  RN_DAY("0", "2000", "-9", "-99"),
  CA_TOT("0", "10", "-9", "-99");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,5}(\\.[0-9]{1,2})?");

  private final BigDecimal min;
  private final BigDecimal max;
  private final List<BigDecimal> missing;

  SurfaceColumn(String min, String max, String... missing) {
    this.min = new BigDecimal(min);
    this.max = new BigDecimal(max);
    this.missing = Stream.of(missing).map(BigDecimal::new).toList();
  }

  /** The value in this column of a row; null where it is marked as missing. */
  @Nullable BigDecimal decimal(int row, List<String> cells) throws UnusablePayload.Garbled {
    String text = cells.get(SurfaceHeader.position(name()));
    if (!NUMBER.matcher(text).matches()) {
      throw UnusablePayload.garbled(row, name(), text, "not a number");
    }
    BigDecimal value = new BigDecimal(text);
    if (missing.stream().anyMatch(sentinel -> sentinel.compareTo(value) == 0)) {
      return null;
    }
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw UnusablePayload.garbled(row, name(), text, "outside %s to %s".formatted(min, max));
    }
    return value;
  }

  /** The same for a column of whole numbers. */
  @Nullable Integer whole(int row, List<String> cells) throws UnusablePayload.Garbled {
    BigDecimal value = decimal(row, cells);
    if (value == null) {
      return null;
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw UnusablePayload.garbled(row, name(), value.toPlainString(), "not a whole number");
    }
    return value.intValue();
  }
}
