package dev.ilmyeon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTests {

  @Test
  void knowsPercentilesToTwoPercent() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 1000; i++) {
      latencies.add(TimeUnit.MICROSECONDS.toNanos(i * 50L));
    }

    assertThat(latencies.percentile(0.5)).isCloseTo(25, within(0.5));
    assertThat(latencies.percentile(0.99)).isCloseTo(49.5, within(1.0));
    assertThat(latencies.mean()).isCloseTo(25.025, within(0.001));
    assertThat(latencies.max()).isEqualTo(50);
  }

  @Test
  void isZeroOfNothing() {
    assertThat(new Latencies().percentile(0.99)).isZero();
    assertThat(new Latencies().mean()).isZero();
  }
}
