package dev.ilmyeon.weather.kma;

import dev.ilmyeon.weather.grid.GridCell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value of a nowcast or forecast.
 *
 * @param row which item of the payload, from 1
 * @param at the time that the value is for; of a nowcast the base time
 */
record GridItem(int row, Instant base, GridCell cell, Instant at, String category, String value) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}(\\.[0-9]{1,6})?");
  private static final BigDecimal MISSING_FROM = new BigDecimal(900);

  /** The value; null where KMA marks it as missing, which is 900 and more or -900 and less. */
  @Nullable BigDecimal decimal(int min, int max) throws UnusablePayload.Garbled {
    if (!NUMBER.matcher(value).matches()) {
      throw fault("not a number");
    }
    BigDecimal number = new BigDecimal(value);
    if (number.abs().compareTo(MISSING_FROM) >= 0) {
      return null;
    }
    if (number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw fault("outside %d to %d".formatted(min, max));
    }
    return number;
  }

  /** The same for a whole number. */
  @Nullable Integer whole(int min, int max) throws UnusablePayload.Garbled {
    BigDecimal number = decimal(min, max);
    if (number != null && number.stripTrailingZeros().scale() > 0) {
      throw fault("not a whole number");
    }
    return number == null ? null : number.intValue();
  }

  /** An amount of rain or snow in {@code unit}; null where it is marked as missing. */
  @Nullable Amount amount(String unit) throws UnusablePayload.Garbled {
    boolean missing = NUMBER.matcher(value).matches() && decimal(-899, 899) == null;
    return missing ? null : Amount.read(this, unit);
  }

  UnusablePayload.Garbled fault(String problem) {
    return UnusablePayload.garbled(row, category, value, problem);
  }
}
