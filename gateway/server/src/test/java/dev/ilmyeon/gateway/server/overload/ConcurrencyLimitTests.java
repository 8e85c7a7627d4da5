package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The law by which the limit changes. */
class ConcurrencyLimitTests {

  private static final long SHORT = Duration.ofMillis(1).toNanos();
  private static final long MIDDLE = Duration.ofMillis(40).toNanos();
  private static final long LONG = Duration.ofMillis(55).toNanos();

  private final ConcurrencyLimit limit = new ConcurrencyLimit(64, 4096, Duration.ofMillis(50));

  private void learn(int times, long delay, int peak) {
    for (int i = 0; i < times; i++) {
      limit.learn(delay, peak, false);
    }
  }

  @Test
  void beginsAtTheMost() {
    assertThat(limit.value()).isEqualTo(4096);
  }

  @Test
  void fallsBelowWhatWasUnderWayWhenWorkGoesOnWaiting() {
    learn(2, LONG, 1000);

    assertThat(limit.value()).isEqualTo(900);

    learn(1, LONG, 900);

    assertThat(limit.value()).isEqualTo(810);
  }

  @Test
  void fallsByAsMuchAsWorkWaitsTooLong() {
    learn(2, 2 * LONG, 1000);

    assertThat(limit.value()).isEqualTo(454);

    learn(1, 100 * LONG, 454);

    assertThat(limit.value()).isEqualTo(136);
  }

  @Test
  void takesOnePeriodOfWaitingForAnAccident() {
    for (int i = 0; i < 10; i++) {
      learn(1, LONG, 1000);
      learn(1, SHORT, 1000);
    }

    assertThat(limit.value()).isEqualTo(4096);
  }

  @Test
  void neverFallsBelowTheLeast() {
    learn(100, LONG, 1000);

    assertThat(limit.value()).isEqualTo(64);
  }

  @Test
  void growsInProportionWhileItIsUsedAndNothingWaits() {
    learn(2, LONG, 1000);
    learn(1, SHORT, 900);
    assertThat(limit.value()).isEqualTo(900 + 112);

    learn(1, SHORT, 900);
    assertThat(limit.value()).isEqualTo(1012 + 126);
  }

  @Test
  void growsByEqualStepsWhenMoreWouldSoonBeTooMuch() {
    learn(2, LONG, 1000);
    learn(1, MIDDLE, 900);
    assertThat(limit.value()).isEqualTo(908);

    learn(1, MIDDLE, 900);
    assertThat(limit.value()).isEqualTo(916);
  }

  @Test
  void growsWhenItRefusesThoughNothingWaits() {
    learn(100, LONG, 1000);

    limit.learn(SHORT, 1, true);

    assertThat(limit.value()).isEqualTo(72);
  }

  @Test
  void staysWhileNobodyComesNearIt() {
    learn(100, LONG, 1000);
    learn(100, SHORT, 31);

    assertThat(limit.value()).isEqualTo(64);
  }

  @Test
  void neverGrowsAboveTheMost() {
    learn(2, LONG, 4000);
    learn(1000, SHORT, 4096);

    assertThat(limit.value()).isEqualTo(4096);
  }
}
