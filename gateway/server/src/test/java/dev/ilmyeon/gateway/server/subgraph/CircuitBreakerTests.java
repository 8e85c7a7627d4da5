package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a subgraph is left alone for a while, and how it comes back. */
class CircuitBreakerTests {

  private static final Answer GOOD = Answer.json("{\"data\":{}}");

  private final StandInServer server = StandInServer.start().answers(GOOD);
  private final TransportFixture fixture =
      new TransportFixture(
          server.url("/graphql").toString(),
          "read-timeout=150ms",
          "breaker.minimum-calls=4",
          "breaker.slow-call=100ms",
          "breaker.open=300ms",
          "breaker.open-again=1h",
          "breaker.trials=2",
          "retry.enabled=false");

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  private State state() {
    return Objects.requireNonNull(fixture.transport().clients().get(new SubgraphName("weather")))
        .state();
  }

  @Test
  void opensOnServerErrorsAndAsksNoMore() {
    server.answers(Answer.status(500));
    for (int i = 0; i < 4; i++) {
      fixture.query().response();
    }

    assertThat(state()).isEqualTo(State.OPEN);
    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.SHED);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void opensOnTimeOuts() {
    server.answers(Answer.hang());
    for (int i = 0; i < 4; i++) {
      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }

    assertThat(state()).isEqualTo(State.OPEN);
  }

  @Test
  void opensOnTimeOutsThatTheClientsDeadlineCutsShort() {
    server.answers(Answer.hang());
    // Four, unless a busy machine notices one late: such a one does not count.
    for (int i = 0; i < 20 && (i < 4 || state() != State.OPEN); i++) {
      Received received = fixture.query(TransportFixture.call(Duration.ofMillis(120)));
      assertThat(received.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }

    assertThat(state()).isEqualTo(State.OPEN);
  }

  @Test
  void staysClosedWhenTheSubgraphWasAskedTooLate() {
    server.answers(Answer.hang());
    for (int i = 0; i < 8; i++) {
      Received received = fixture.query(TransportFixture.call(Duration.ofMillis(30)));
      assertThat(received.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }

    assertThat(state()).isEqualTo(State.CLOSED);
  }

  @Test
  void recoversByItselfWhenTheSubgraphDoes() {
    opensOnServerErrorsAndAsksNoMore();
    server.answers(GOOD);

    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> {
          fixture.query();
          return state() == State.CLOSED;
        });
    assertThat(fixture.query().response().status()).isEqualTo(200);
  }

  @Test
  void opensAgainWhenTheTrialsFail() {
    opensOnServerErrorsAndAsksNoMore();
    server.answers(Answer.status(500));

    await()
        .until(() -> {
          fixture.query();
          return server.requests().size() == 2;
        });
    await().until(() -> state() == State.OPEN);
    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.SHED);
  }

  @Test
  void staysClosedWhenClientsCancel() {
    server.answers(Answer.hang());
    for (int i = 0; i < 10; i++) {
      Received received = new Received();
      fixture
          .transport()
          .send(
              TransportFixture.request(
                  OperationKind.QUERY, TransportFixture.call(Duration.ofSeconds(5))),
              received)
          .run();
      assertThat(received.failure().kind()).isEqualTo(Kind.CANCELLED);
    }

    assertThat(state()).isEqualTo(State.CLOSED);
    server.answers(GOOD);
    assertThat(fixture.query().response().status()).isEqualTo(200);
  }

  @Test
  void staysClosedOnClientErrors() {
    server.answers(Answer.status(400));
    for (int i = 0; i < 8; i++) {
      fixture.query().response();
    }

    assertThat(state()).isEqualTo(State.CLOSED);
  }

  /** Each of them takes time, and memory, for nothing. */
  @Test
  void opensOnResponsesThatAreTooLarge() {
    server.answers(new Answer.Respond(200, "application/json", new byte[11 * 1024 * 1024]));
    for (int i = 0; i < 4; i++) {
      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.TOO_LARGE);
    }

    assertThat(state()).isEqualTo(State.OPEN);
  }

  @Test
  void keepsWhatItHasSeenWhenTheSupergraphChangesElsewhere() {
    opensOnServerErrorsAndAsksNoMore();

    fixture.connect(server.url("/graphql").toString());

    assertThat(state()).isEqualTo(State.OPEN);
  }

  @Test
  void beginsAnewForASubgraphThatMoves() {
    opensOnServerErrorsAndAsksNoMore();

    fixture.connect(server.url("/elsewhere").toString());

    assertThat(state()).isEqualTo(State.CLOSED);
  }
}
