package dev.ilmyeon.weather.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.feed.FeedState;
import dev.ilmyeon.weather.kma.Feed;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTests {

  @ParameterizedTest
  @CsvSource({
    "SURFACE,              2026-07-26T09:04:59, 2026-07-26T08:00",
    "SURFACE,              2026-07-26T09:05:00, 2026-07-26T09:00",
    "SURFACE,              2027-01-01T00:04:00, 2026-12-31T23:00",
    "SURFACE,              2027-01-01T00:05:00, 2027-01-01T00:00",
    "NOWCAST,              2026-07-26T00:14:00, 2026-07-25T23:00",
    "NOWCAST,              2026-07-26T00:15:00, 2026-07-26T00:00",
    "ULTRA_SHORT_FORECAST, 2026-07-26T09:44:00, 2026-07-26T08:30",
    "ULTRA_SHORT_FORECAST, 2026-07-26T09:45:00, 2026-07-26T09:30",
    "ULTRA_SHORT_FORECAST, 2027-01-01T00:44:00, 2026-12-31T23:30",
    "VILLAGE_FORECAST,     2026-07-26T02:09:00, 2026-07-25T23:00",
    "VILLAGE_FORECAST,     2026-07-26T02:10:00, 2026-07-26T02:00",
    "VILLAGE_FORECAST,     2026-07-26T05:09:00, 2026-07-26T02:00",
    "VILLAGE_FORECAST,     2026-07-26T23:59:00, 2026-07-26T23:00",
    "VILLAGE_FORECAST,     2027-01-01T02:09:00, 2026-12-31T23:00"
  })
  void knowsInKoreasTimeWhatShouldBeThere(Feed feed, String now, String expected) {
    assertThat(Timetable.expected(feed, korean(now))).isEqualTo(korean(expected + ":00"));
  }

  @Test
  void asksOnceItShouldBeThereThenEveryThreeMinutesUntilItIs() {
    String old = "2026-12-31T23:00:00";

    assertThat(due(old, null, "OK", "2027-01-01T00:04:59")).isFalse();
    assertThat(due(old, "2026-12-31T23:05:00", "OK", "2027-01-01T00:05:00")).isTrue();
    assertThat(due(old, "2027-01-01T00:05:00", "OK", "2027-01-01T00:07:59")).isFalse();
    assertThat(due(old, "2027-01-01T00:05:00", "TIMED_OUT", "2027-01-01T00:08:00")).isTrue();
    assertThat(due("2027-01-01T00:00:00", "2027-01-01T00:08:00", "OK", "2027-01-01T00:59:00"))
        .isFalse();
    assertThat(due(null, null, null, "2027-01-01T00:01:00")).isTrue();
  }

  @Test
  void asksSeldomWhereSomebodyHasToDoSomethingFirst() {
    String old = "2026-12-31T23:00:00";
    String called = "2027-01-01T00:05:00";

    assertThat(due(old, called, "KEY_EXPIRED", "2027-01-01T00:34:59")).isFalse();
    assertThat(due(old, called, "KEY_EXPIRED", "2027-01-01T00:35:00")).isTrue();
    assertThat(due(old, called, "QUOTA_EXCEEDED", "2027-01-01T00:08:00")).isTrue();
  }

  private static boolean due(String newest, String called, String code, String now) {
    return Timetable.isDue(
        new FeedState(
            Feed.SURFACE,
            called == null ? null : korean(called),
            null,
            newest == null ? null : korean(newest),
            code,
            0,
            0),
        korean(now));
  }

  private static Instant korean(String time) {
    return OffsetDateTime.parse(time + "+09:00").toInstant();
  }
}
