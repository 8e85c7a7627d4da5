package dev.ilmyeon.articles.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class PeriodicWorkTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Test
  void goesOnAfterFailuresAndTellsThemOnce(CapturedOutput output) {
    AtomicInteger times = new AtomicInteger();
    PeriodicWork work =
        new PeriodicWork(
            "The work",
            Duration.ofMillis(10),
            () ->
                times.incrementAndGet() <= 3
                    ? Mono.error(new IllegalStateException("no database"))
                    : Mono.empty());
    work.start();
    try {
      Awaitility.await().atMost(DEADLINE).until(() -> times.get() > 5);
    } finally {
      work.stop();
    }

    assertThat(output.getOut().split("fails until further notice", -1)).hasSize(2);
    assertThat(work.isRunning()).isFalse();
  }

  @Test
  void givesUpWhatDoesNotEnd(CapturedOutput output) {
    AtomicInteger times = new AtomicInteger();
    AtomicInteger givenUp = new AtomicInteger();
    PeriodicWork work =
        new PeriodicWork(
            "The work that hangs",
            Duration.ofMillis(10),
            () ->
                times.incrementAndGet() <= 2
                    ? Mono.never().doOnCancel(givenUp::incrementAndGet)
                    : Mono.empty(),
            Duration.ofMillis(50));
    work.start();
    try {
      Awaitility.await().atMost(DEADLINE).until(() -> times.get() > 4);
    } finally {
      work.stop();
    }

    assertThat(givenUp).hasValue(2);
    assertThat(output.getOut())
        .contains("The work that hangs: fails until further notice")
        .contains("not done within PT0.05S");
  }
}
