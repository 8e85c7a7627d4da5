package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.feed.FeedState;
import dev.ilmyeon.weather.kma.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When KMA has something new, by its documents, and when to ask for it: once it should be there,
 * then every few minutes until it is.
 */
final class Timetable {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final Duration PAUSE = Duration.ofMinutes(3);

  /** After a refusal that somebody has to do something about, such as a key that expired. */
  private static final Duration LONG_PAUSE = Duration.ofMinutes(30);

  private static final Duration SURFACE_READY = Duration.ofMinutes(5);

  /** Later than KMA has it (HH:10): it only stands in for stations that have not reported. */
  private static final Duration NOWCAST_READY = Duration.ofMinutes(15);

  private static final Duration ULTRA_SHORT_READY = Duration.ofMinutes(45);
  private static final Duration ULTRA_SHORT_ISSUE = Duration.ofMinutes(30);
  private static final Duration VILLAGE_READY = Duration.ofMinutes(10);

  /** 02, 05, 08, 11, 14, 17, 20 and 23 o'clock. */
  private static final int HOURS_BETWEEN_VILLAGE_ISSUES = 3;

  private static final int FIRST_VILLAGE_ISSUE = 2;

  private Timetable() {}

  /** The newest hour or issue that should be there; of warnings there is always a newer list. */
  static Instant expected(Feed feed, Instant now) {
    return switch (feed) {
      case SURFACE -> now.minus(SURFACE_READY).truncatedTo(ChronoUnit.HOURS);
      case NOWCAST -> now.minus(NOWCAST_READY).truncatedTo(ChronoUnit.HOURS);
      case ULTRA_SHORT_FORECAST ->
          now.minus(ULTRA_SHORT_READY).truncatedTo(ChronoUnit.HOURS).plus(ULTRA_SHORT_ISSUE);
      case VILLAGE_FORECAST -> villageIssue(now.minus(VILLAGE_READY));
      case WARNINGS -> now;
    };
  }

  /** Whether to ask now. */
  static boolean isDue(FeedState state, Instant now) {
    Instant newest = state.newestAt();
    if (newest != null && !newest.isBefore(expected(state.feed(), now))) {
      return false;
    }
    Instant called = state.lastCalledAt();
    return called == null || !called.plus(pause(state)).isAfter(now);
  }

  private static Duration pause(FeedState state) {
    return Outcome.needsSomebody(state.lastCode()) ? LONG_PAUSE : PAUSE;
  }

  /** Offsets of whole hours: an hour of Korea is an hour of UTC, but its third hours are not. */
  private static Instant villageIssue(Instant ready) {
    ZonedDateTime hour = ready.atZone(KOREA).truncatedTo(ChronoUnit.HOURS);
    int since = Math.floorMod(hour.getHour() - FIRST_VILLAGE_ISSUE, HOURS_BETWEEN_VILLAGE_ISSUES);
    return hour.minusHours(since).toInstant();
  }
}
