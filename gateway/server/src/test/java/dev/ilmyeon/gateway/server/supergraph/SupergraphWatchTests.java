package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupergraphWatchTests {

  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void looksAgainAndAgainWhateverHappens() {
    AtomicInteger looks = new AtomicInteger();
    try (SupergraphWatch _ =
        new SupergraphWatch(
            () -> {
              if (looks.incrementAndGet() == 2) {
                throw new IllegalStateException("wanted by the test");
              }
              return Look.REFUSED;
            },
            PAUSE,
            PAUSE)) {
      await().until(() -> looks.get() > 5);
    }
  }

  @Test
  void waitsLongerAndLongerForWhatItCannotReach() {
    try (SupergraphWatch watch =
        new SupergraphWatch(() -> Look.UNCHANGED, Duration.ofSeconds(10), Duration.ofMinutes(1))) {
      assertThat(watch.after(Look.UNREACHABLE, Duration.ofSeconds(10))).hasSeconds(20);
      assertThat(watch.after(Look.UNREACHABLE, Duration.ofSeconds(20))).hasSeconds(40);
      assertThat(watch.after(Look.UNREACHABLE, Duration.ofSeconds(40))).hasSeconds(60);
      assertThat(watch.after(Look.UNREACHABLE, Duration.ofSeconds(60))).hasSeconds(60);
      assertThat(watch.after(Look.UNCHANGED, Duration.ofSeconds(60))).hasSeconds(10);
      assertThat(watch.after(Look.REFUSED, Duration.ofSeconds(60))).hasSeconds(10);
    }
  }

  @Test
  void neverWaitsShorterThanItsPause() {
    try (SupergraphWatch watch =
        new SupergraphWatch(() -> Look.UNCHANGED, Duration.ofHours(1), Duration.ofMinutes(1))) {
      assertThat(watch.after(Look.UNREACHABLE, Duration.ofHours(1))).hasHours(1);
    }
  }

  @Test
  void neverLooksWhereThatIsConfigured() {
    AtomicInteger looks = new AtomicInteger();
    try (SupergraphWatch _ =
        new SupergraphWatch(
            () -> {
              looks.incrementAndGet();
              return Look.UNCHANGED;
            },
            Duration.ZERO,
            PAUSE)) {
      assertThat(looks).hasValue(0);
    }
  }
}
