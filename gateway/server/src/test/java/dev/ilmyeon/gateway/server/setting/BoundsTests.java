package dev.ilmyeon.gateway.server.setting;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundsTests {

  private static void refuses(ThrowingCallable check, String message) {
    assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
  }

  @Test
  void sayWhatASettingHasToBe() {
    refuses(() -> Bounds.positive("open", Duration.ZERO), "open has to be at least 1ms, not 0ms");
    refuses(
        () -> Bounds.positive("open", Duration.ofNanos(5)), "open has to be at least 1ms, not 0ms");
    refuses(
        () -> Bounds.atLeast("window", Duration.ofSeconds(1), Duration.ofMillis(900)),
        "window has to be at least 1000ms, not 900ms");
    refuses(() -> Bounds.atLeast("errors", 1, 0), "errors has to be at least 1, not 0");
    refuses(() -> Bounds.between("budget", 0, 1, 1.5), "budget has to be from 0 to 1, not 1.5");
    refuses(
        () -> Bounds.between("budget", 0, 1, Double.NaN), "budget has to be from 0 to 1, not NaN");
  }

  @Test
  void areTakenIn() {
    assertThatNoException()
        .isThrownBy(() -> {
          Bounds.positive("open", Duration.ofMillis(1));
          Bounds.atLeast("window", Duration.ofSeconds(1), Duration.ofSeconds(1));
          Bounds.atLeast("errors", 1, 1);
          Bounds.between("budget", 0, 1, 0);
          Bounds.between("budget", 0, 1, 1);
        });
  }
}
