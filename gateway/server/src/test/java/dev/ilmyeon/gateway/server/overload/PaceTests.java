package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many begin in a round, by how long the rounds before it were. */
class PaceTests {

  private static final long MILLI = Duration.ofMillis(1).toNanos();

  private final Pace pace = new Pace();

  /** {@code cost}: of an operation, in microseconds; {@code base}: of a round besides. */
  private void pass(int rounds, long cost, long base, int refused) {
    for (int i = 0; i < rounds; i++) {
      int begun = pace.quota();
      pace.passed((base + begun * cost) * MILLI / 1000, begun, refused);
    }
  }

  @Test
  void makesARoundLastAsLongAsItShould() {
    pass(50, 1000, 0, 0);
    assertThat(pace.quota()).isBetween(9, 10);

    pass(50, 250, 0, 0);
    assertThat(pace.quota()).isBetween(39, 40);

    pass(50, 2000, 0, 0);
    assertThat(pace.quota()).isBetween(4, 5);
  }

  @Test
  void letsOneBeginHoweverLongARoundIs() {
    pass(50, 100_000, 0, 0);

    assertThat(pace.quota()).isOne();
  }

  @Test
  void hasAMostForWhatCostsNextToNothing() {
    pass(50, 1, 0, 0);

    assertThat(pace.quota()).isEqualTo(64);
  }

  /** Lest it do nothing but refuse. */
  @Test
  void letsMoreBeginTheMoreAreRefused() {
    pass(50, 1000, 50_000, 320);
    assertThat(pace.quota()).isEqualTo(11);

    pass(1, 1000, 50_000, 100_000);
    assertThat(pace.quota()).isEqualTo(64);
  }

  @Test
  void forgetsAPause() {
    pass(50, 1000, 0, 0);
    pass(1, 1000, 500_000, 0);
    assertThat(pace.quota()).isLessThan(3);

    pass(50, 1000, 0, 0);
    assertThat(pace.quota()).isBetween(9, 10);
  }
}
