package dev.ilmyeon.gateway.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TroublesTests {

  @Test
  void areToldOnceInAWhile(CapturedOutput output) {
    Troubles troubles = new Troubles(LoggerFactory.getLogger(TroublesTests.class));

    troubles.report("route-media", "refused");
    troubles.report("route-media", "refused again");

    assertThat(output).containsOnlyOnce("route-media: refused (1 since last told)");
    assertThat(output).doesNotContain("refused again");
  }
}
