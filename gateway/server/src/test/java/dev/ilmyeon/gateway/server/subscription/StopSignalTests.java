package dev.ilmyeon.gateway.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class StopSignalTests {

  private final Stop stop = new Stop();

  @Test
  void comesOnceToEachLifeOfTheGateway() {
    stop.start();
    stop.stop();
    StepVerifier.create(stop.signal()).verifyComplete();

    stop.start();

    assertThat(stop.hasBegun()).isFalse();
    StepVerifier.create(stop.signal()).then(stop::stop).verifyComplete();
    assertThat(stop.hasBegun()).isTrue();
  }
}
