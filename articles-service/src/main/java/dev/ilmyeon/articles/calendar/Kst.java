package dev.ilmyeon.articles.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Korea's time zone, in which every date of this service is told. */
public final class Kst {

  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private Kst() {}

  public static OffsetDateTime at(Instant instant) {
    return instant.atZone(ZONE).toOffsetDateTime();
  }

  public static @Nullable OffsetDateTime atOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : at(time.toInstant());
  }

  /** The first instant of that day in Korea. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
