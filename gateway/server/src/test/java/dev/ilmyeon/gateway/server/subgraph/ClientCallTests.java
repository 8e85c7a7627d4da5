package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which clients may share an answer: see the engine's sharing of requests. */
class ClientCallTests {

  private static ClientCall call(String id, String edition, int seconds) {
    return new ClientCall(
        List.of(new Header("x-request-id", id)),
        List.of(new Header("x-edition", edition)),
        Duration.ofSeconds(seconds));
  }

  @Test
  void isEqualWhateverIdAndTime() {
    assertThat(call("1", "main", 1))
        .isEqualTo(call("2", "main", 2))
        .hasSameHashCodeAs(call("3", "main", 1));
  }

  @Test
  void differsByAnyForwardedHeader() {
    assertThat(call("1", "main", 1)).isNotEqualTo(call("1", "live", 1));
  }

  @Test
  void isAnotherOneOfAnotherTime() {
    ClientCall call = new ClientCall(List.of(), List.of(), Duration.ofSeconds(1));

    assertThat(call.since(1)).isNotEqualTo(call).isEqualTo(call.since(1));
    assertThat(call.since(1).timeLeft()).isPositive().isLessThanOrEqualTo(1_000_000_000L);
  }
}
