package dev.ilmyeon.weather.history;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** What is summed up to one point, by Korea's calendar. */
enum HistoryInterval {
  HOUR("hour", ChronoUnit.HOURS),
  DAY("day", ChronoUnit.DAYS),
  WEEK("week", ChronoUnit.WEEKS),
  MONTH("month", ChronoUnit.MONTHS);

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final String word;
  private final ChronoUnit unit;

  HistoryInterval(String word, ChronoUnit unit) {
    this.word = word;
    this.unit = unit;
  }

  /** As PostgreSQL's {@code date_trunc} calls it. */
  String unit() {
    return word;
  }

  /** How many of them a range touches: as many points as it can have. */
  long points(OffsetDateTime from, OffsetDateTime to) {
    return unit.between(beginning(from), beginning(to.minusNanos(1))) + 1;
  }

  private LocalDateTime beginning(OffsetDateTime time) {
    LocalDateTime korean = time.atZoneSameInstant(KOREA).toLocalDateTime();
    return switch (this) {
      case HOUR, DAY -> korean.truncatedTo(unit);
      case WEEK ->
          korean
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .truncatedTo(ChronoUnit.DAYS);
      case MONTH -> korean.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
    };
  }
}
