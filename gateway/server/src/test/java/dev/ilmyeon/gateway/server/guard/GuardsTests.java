package dev.ilmyeon.gateway.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardsTests {

  private static CircuitBreaker breaker(Duration open, Duration openAgain) {
    BreakerSettings settings =
        new BreakerSettings(
            Duration.ofSeconds(10),
            20,
            50,
            Duration.ofMillis(500),
            60,
            Duration.ofSeconds(1),
            open,
            openAgain,
            5);
    return Guards.of("weather", settings, 1, failure -> false).breaker();
  }

  @Test
  void triesForTheFirstTimeAfterOpen() {
    CircuitBreaker breaker = breaker(Duration.ofMillis(1), Duration.ofHours(1));
    breaker.transitionToOpenState();

    await().until(breaker::tryAcquirePermission);
  }

  @Test
  void triesAfterOpenAgainOnceItHasTriedInVain() {
    CircuitBreaker breaker = breaker(Duration.ofHours(1), Duration.ofMillis(1));
    breaker.transitionToOpenState();
    assertThat(breaker.tryAcquirePermission()).isFalse();
    breaker.transitionToHalfOpenState();
    breaker.transitionToOpenState();

    await().until(breaker::tryAcquirePermission);
  }

  @Test
  void waitsForOpenAnewOnceItHasBeenClosed() {
    CircuitBreaker breaker = breaker(Duration.ofHours(1), Duration.ofMillis(1));
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    breaker.transitionToClosedState();
    breaker.transitionToOpenState();

    assertThat(breaker.tryAcquirePermission()).isFalse();
    assertThat(breaker.getState()).isEqualTo(State.OPEN);
  }
}
