package dev.ilmyeon.weather.history;

import java.time.Duration;

/** What is summed up to one point, by Korea's calendar. */
enum HistoryInterval {
  HOUR("hour", Duration.ofHours(1)),
  DAY("day", Duration.ofDays(1)),
  WEEK("week", Duration.ofDays(7)),
  MONTH("month", Duration.ofDays(28));

  private final String unit;
  private final Duration shortest;

  HistoryInterval(String unit, Duration shortest) {
    this.unit = unit;
    this.shortest = shortest;
  }

  /** As PostgreSQL's {@code date_trunc} calls it. */
  String unit() {
    return unit;
  }

  /** As many points as a range can have at most. */
  long points(Duration range) {
    return range.dividedBy(shortest) + 1;
  }
}
