package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Whose fault a time-out is. */
class StarvedExceptionTests {

  private static final Duration LIMIT = Duration.ofMillis(800);

  private static TimeoutException noticed(Duration late) {
    return StarvedException.after(LIMIT, System.nanoTime() - late.toNanos());
  }

  @Test
  void isTheSubgraphsWhenNoticedInTime() {
    assertThat(noticed(Duration.ZERO)).hasMessage("no answer in 800 ms");
    assertThat(Failures.isNoFault(noticed(Duration.ZERO))).isFalse();
  }

  @Test
  void isTheGatewaysWhenNoticedLate() {
    TimeoutException late = noticed(Duration.ofMillis(250));

    assertThat(late).hasMessageContaining("noticed 2").isInstanceOf(StarvedException.class);
    assertThat(Failures.isNoFault(late)).isTrue();
    assertThat(Failures.of(late).kind()).isEqualTo(Kind.TIMED_OUT);
  }
}
