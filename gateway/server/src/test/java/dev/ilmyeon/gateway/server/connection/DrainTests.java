package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainTests {

  private final Drain drain = new Drain(Duration.ZERO);

  @Test
  void beginsWhenTheGatewayStops() {
    drain.start();
    assertThat(drain.hasBegun()).isFalse();

    drain.stop();

    assertThat(drain.hasBegun()).isTrue();
    assertThat(drain.isRunning()).isFalse();
  }

  /** As contexts are that are paused and used again. */
  @Test
  void isOverWhenTheGatewayStartsAgain() {
    drain.start();
    drain.stop();

    drain.start();

    assertThat(drain.hasBegun()).isFalse();
  }
}
