package dev.ilmyeon.weather.observation;

import java.time.Duration;
import java.time.Instant;

/**
 * How old an observation is. Stations report hourly and the report is there minutes later, so up to
 * {@value #FRESH_MINUTES} minutes is in time, up to {@value #LATE_MINUTES} is late, and beyond it
 * no longer says what the weather is.
 */
public enum Freshness {
  FRESH,
  LATE,
  STALE;

  private static final int FRESH_MINUTES = 75;
  private static final int LATE_MINUTES = 180;

  public static Freshness of(Instant observedAt, Instant now) {
    Duration age = Duration.between(observedAt, now);
    if (age.compareTo(Duration.ofMinutes(FRESH_MINUTES)) <= 0) {
      return FRESH;
    }
    return age.compareTo(Duration.ofMinutes(LATE_MINUTES)) <= 0 ? LATE : STALE;
  }
}
