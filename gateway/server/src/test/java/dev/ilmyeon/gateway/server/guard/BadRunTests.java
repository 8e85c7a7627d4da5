package dev.ilmyeon.gateway.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BadRunTests {

  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration READ = Duration.ofMillis(800);

  private static final BreakerSettings SETTINGS =
      new BreakerSettings(
          Duration.ofSeconds(10),
          20,
          50,
          SLOW,
          60,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofMillis(3700),
          5);

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "weather", CircuitBreakerConfig.custom().minimumNumberOfCalls(1_000_000).build());
  private long now;
  private final BadRun run = new BadRun(breaker, SETTINGS, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void wereGood(int calls) {
    for (int i = 0; i < calls; i++) {
      breaker.onSuccess(1, TimeUnit.MILLISECONDS);
      run.succeeded(Duration.ofMillis(1));
    }
  }

  private void failed(int calls, Duration took) {
    for (int i = 0; i < calls; i++) {
      run.failed(took);
    }
  }

  private void assertOpen(boolean open) {
    assertThat(breaker.getState()).isEqualTo(open ? State.OPEN : State.CLOSED);
  }

  @Test
  void opensWhenTheSecondTimeOutsComeWhateverWasBefore() {
    wereGood(100);
    pass(READ);
    failed(8, READ);
    assertOpen(false);
    pass(READ);
    failed(1, READ);

    assertOpen(true);
  }

  @Test
  void opensWhenEveryAnswerIsSlow() {
    wereGood(100);
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofMillis(600));
      run.succeeded(Duration.ofMillis(600));
    }

    assertOpen(true);
  }

  @Test
  void takesAMomentForAnAccident() {
    wereGood(100);
    failed(1_000, Duration.ofMillis(1));
    pass(Duration.ofMillis(900));
    failed(1_000, Duration.ofMillis(1));

    assertOpen(false);
  }

  @Test
  void beginsAgainAfterEachGoodAnswer() {
    wereGood(100);
    for (int i = 0; i < 10; i++) {
      pass(READ);
      failed(8, READ);
      wereGood(1);
    }

    assertOpen(false);
  }

  @Test
  void believesNotAFewOfAFewCalls() {
    wereGood(10);
    for (int i = 0; i < 10; i++) {
      pass(READ);
      failed(8, READ);
    }
    assertOpen(false);
    wereGood(100);
    failed(1, READ);
    pass(READ);
    failed(3, READ);

    assertOpen(false);
  }

  @Test
  void forgetsWhatWasBeforeItChanged() {
    wereGood(100);
    failed(8, READ);
    run.reset();
    pass(READ);
    failed(8, Duration.ofMillis(1));

    assertOpen(false);
  }
}
