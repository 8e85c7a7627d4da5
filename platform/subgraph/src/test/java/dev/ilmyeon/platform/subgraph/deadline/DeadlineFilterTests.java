package dev.ilmyeon.platform.subgraph.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class DeadlineFilterTests {

  private static @Nullable Deadline seen(MockServerHttpRequest.BaseBuilder<?> request) {
    AtomicReference<@Nullable Deadline> seen = new AtomicReference<>();
    new DeadlineFilter()
        .filter(
            MockServerWebExchange.from(request.build()),
            _ ->
                Mono.deferContextual(context -> {
                  seen.set(Deadline.of(context));
                  return Mono.empty();
                }))
        .block();
    return seen.get();
  }

  @Test
  void takesTheGatewaysWord() {
    Deadline deadline =
        seen(MockServerHttpRequest.post("/graphql").header("x-ilmyeon-time-left", "60000"));

    assertThat(deadline).isNotNull();
    assertThat(deadline.left()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  @Test
  void knowsOfNoneThatNobodyTells() {
    assertThat(seen(MockServerHttpRequest.post("/graphql"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1e3", "10000000"})
  void takesNothingElseForOne(String text) {
    assertThat(seen(MockServerHttpRequest.post("/graphql").header("x-ilmyeon-time-left", text)))
        .isNull();
  }

  @Test
  void isOverAtSomeTime() {
    assertThat(Deadline.in(Duration.ZERO).left()).isEqualTo(Duration.ZERO);
  }
}
