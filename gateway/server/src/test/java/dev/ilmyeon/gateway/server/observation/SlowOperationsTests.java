package dev.ilmyeon.gateway.server.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.observation.SlowOperations.Slow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SlowOperationsTests {

  private static Slow slow() {
    return new Slow("Page", "query", "abc", "web", Ending.OK, 1, List.of(), "r", null);
  }

  @Test
  void aFewAreToldInASecond(CapturedOutput output) {
    SlowOperations operations = new SlowOperations(Duration.ofMillis(1));
    for (int i = 0; i < 100; i++) {
      operations.tell(slow());
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("Slow query Page")))
        .hasSizeBetween(SlowOperations.MOST, 4 * SlowOperations.MOST);
  }

  @Test
  void noneAreLookedForIfNothingIsSlow() {
    SlowOperations none = new SlowOperations(Duration.ZERO);

    assertThat(none.watch()).isFalse();
    assertThat(none.areSlower(Long.MAX_VALUE)).isFalse();
  }
}
