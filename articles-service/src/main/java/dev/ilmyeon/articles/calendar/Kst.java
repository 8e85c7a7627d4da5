package dev.ilmyeon.articles.calendar;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Korea's time zone, in which every date of this service is told. */
public final class Kst {

  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private static final int EARLIEST = 1900;
  private static final int LATEST = 9999;

  private Kst() {}

  public static OffsetDateTime at(Instant instant) {
    return instant.atZone(ZONE).toOffsetDateTime();
  }

  public static @Nullable OffsetDateTime atOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : at(time.toInstant());
  }

  /**
   * A client's time, if a newsroom can have it.
   *
   * @throws BadInputException before 1900 or after 9999, in Korea as where it was written: no date
   *     line has five digits for a year, and the database need not know it
   */
  public static Instant checked(String argument, OffsetDateTime time) {
    checked(argument, time.toLocalDate());
    Instant instant = time.toInstant();
    checked(argument, LocalDate.ofInstant(instant, ZONE));
    return instant;
  }

  /** A client's day, likewise. */
  public static LocalDate checked(String argument, LocalDate day) {
    if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
      throw new BadInputException(
          "'%s' lies between the years %d and %d, in Korean time."
              .formatted(argument, EARLIEST, LATEST));
    }
    return day;
  }

  /** The first instant of that day in Korea. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
