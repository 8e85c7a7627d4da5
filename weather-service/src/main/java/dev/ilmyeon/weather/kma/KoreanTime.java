package dev.ilmyeon.weather.kma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** KMA's times: twelve digits, to the minute, in Korea's time. */
final class KoreanTime {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final Pattern FORM = Pattern.compile("(19|20|21)[0-9]{10}");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);

  private KoreanTime() {}

  static Instant read(int row, String column, String text) throws UnusablePayload.Garbled {
    try {
      if (FORM.matcher(text).matches()) {
        return LocalDateTime.parse(text, MINUTE).atZone(KOREA).toInstant();
      }
    } catch (DateTimeException _) {
      // Falls through: digits, but no time.
    }
    throw UnusablePayload.garbled(row, column, text, "not a time as YYYYMMDDHHMM");
  }
}
