package dev.ilmyeon.weather.ingest;

import static dev.ilmyeon.weather.ingest.KmaSays.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.SettableClock;
import dev.ilmyeon.weather.TestData;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.client.StubKma;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What readers are told of new hours: one burst an hour, with all that is other than before. */
@RunningService
class AnnouncementTests {

  private static final String LATEST = "kma_sfctm2.php";
  private static final String PERIOD = "kma_sfctm3.php";

  @Autowired Poller poller;
  @Autowired SettableClock clock;
  @Autowired StubKma stub;
  @Autowired TestData data;

  @BeforeEach
  @AfterEach
  void clear() {
    data.clear();
    stub.clear();
  }

  @Test
  void tellAnHourOnceWithAllThatIsOtherThanBefore() {
    stub.answer(
        LATEST,
        Payloads.surface(
            row("202701010000", 108, "2.0", "0"), row("202701010000", 98, "3.0", "0")));
    tickAt("2026-12-31T15:06:00Z");
    tickAt("2026-12-31T15:20:00Z");
    assertThat(told()).isEqualTo("15:00 {98,108}");

    stub.answer(LATEST, Payloads.surface(row("202701010100", 108, "1.5", "0")));
    stub.answer(
        PERIOD,
        Payloads.surface(
            row("202701010000", 98, "3.0", "0"), row("202701010000", 133, "-1.0", "10")));
    tickAt("2026-12-31T16:06:00Z");

    assertThat(told())
        .as("the new hour, and who was late in the one before")
        .isEqualTo("15:00 {98,108}, 16:00 {108,133}");
  }

  /** KMA is so late that the next hour is due already. */
  @Test
  void tellAnHourThatComesLate() {
    stub.answer(LATEST, Payloads.surface(row("202701010000", 108, "2.0", "0")));
    tickAt("2026-12-31T16:06:00Z");

    assertThat(told()).isEqualTo("15:00 {108}");
    assertThat(stub.requests(PERIOD)).as("nothing is corrected yet").isEmpty();
  }

  private void tickAt(String time) {
    Ticks.at(time, clock, poller);
  }

  private String told() {
    return data.value(
        """
        SELECT string_agg(to_char(observed_at AT TIME ZONE 'UTC', 'HH24:MI') || ' ' || stations::text, ', ' ORDER BY id)
        FROM weather_update
        """,
        String.class);
  }
}
