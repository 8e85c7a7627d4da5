package dev.ilmyeon.weather.kma;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of rain in mm or of snow in cm, which forecasts give in words: {@code 강수없음} is 0 to 0,
 * {@code 1mm 미만} 0 to 1, {@code 30.0~50.0mm} the range, {@code 50.0mm 이상} 50 or more.
 *
 * @param to null where there is no upper bound; equal to {@code from} where the amount is exact
 */
public record Amount(BigDecimal from, @Nullable BigDecimal to) {

  private static final Set<String> NONE = Set.of("강수없음", "적설없음");
  private static final String NUMBER = "([0-9]{1,4}(?:\\.[0-9]{1,2})?)";
  private static final Pattern EXACT = Pattern.compile(NUMBER);
  private static final Pattern BELOW = Pattern.compile(NUMBER + " 미만");
  private static final Pattern BETWEEN = Pattern.compile(NUMBER + "~" + NUMBER);
  private static final Pattern FROM = Pattern.compile(NUMBER + " 이상");

  /** Reads an amount that is in {@code unit} where it names one: another unit is another amount. */
  static Amount read(GridItem item, String unit) throws UnusablePayload.Garbled {
    if (NONE.contains(item.value())) {
      return new Amount(BigDecimal.ZERO, BigDecimal.ZERO);
    }
    String text = item.value().replace(unit, "");
    Matcher exact = EXACT.matcher(text);
    if (exact.matches()) {
      return new Amount(number(exact, 1), number(exact, 1));
    }
    Matcher below = BELOW.matcher(text);
    if (below.matches()) {
      return new Amount(BigDecimal.ZERO, number(below, 1));
    }
    Matcher from = FROM.matcher(text);
    if (from.matches()) {
      return new Amount(number(from, 1), null);
    }
    Matcher between = BETWEEN.matcher(text);
    if (between.matches() && number(between, 1).compareTo(number(between, 2)) <= 0) {
      return new Amount(number(between, 1), number(between, 2));
    }
    throw item.fault("not an amount in " + unit);
  }

  private static BigDecimal number(Matcher matcher, int group) {
    return new BigDecimal(matcher.group(group));
  }
}
