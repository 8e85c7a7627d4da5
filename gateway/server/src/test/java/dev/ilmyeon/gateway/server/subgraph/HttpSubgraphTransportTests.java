package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandInServer.Request;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine gets for whatever a subgraph does. */
class HttpSubgraphTransportTests {

  private static final String DATA = "{\"data\":{\"strip\":\"맑음\"}}";

  private final StandInServer server = StandInServer.start().answers(Answer.json(DATA));
  private final TransportFixture fixture = fixture();

  private TransportFixture fixture(String... settings) {
    return new TransportFixture(server.url("/graphql").toString(), settings);
  }

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  @Test
  void bringsTheBytesOfAResponse() {
    Received received = fixture.query();

    assertThat(received.body()).isEqualTo(DATA);
    assertThat(received.response().status()).isEqualTo(200);
    assertThat(received.response().contentType()).isEqualTo("application/json");
  }

  @Test
  void postsJsonWithTheForwardedHeaders() {
    ClientCall call =
        new ClientCall(
            List.of(new Header("x-request-id", "r1")),
            List.of(new Header("x-edition", "main")),
            Duration.ofSeconds(5));

    fixture.query(call).response();

    Request request = server.requests().getFirst();
    assertThat(request.line()).isEqualTo("POST /graphql HTTP/1.1");
    assertThat(request.body()).isEqualTo("{\"query\":\"{ strip }\"}");
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers().getFirst("X-Request-Id")).isEqualTo("r1");
    assertThat(request.headers().getFirst("X-Edition")).isEqualTo("main");
    assertThat(request.headers().containsKey("Transfer-Encoding")).isFalse();
  }

  @Test
  void tellsHowLongAnAnswerIsOfUse() {
    try (TransportFixture strict =
        fixture("deadline-header=x-time-left", "read-timeout=700s", "mutation-timeout=900s")) {
      strict.query(TransportFixture.call(Duration.ofSeconds(600))).response();
      strict.query(TransportFixture.call(Duration.ofSeconds(800))).response();
      strict
          .send(OperationKind.MUTATION, TransportFixture.call(Duration.ofSeconds(600)))
          .response();
    }
    fixture.query().response();

    assertThat(server.requests().stream().limit(3).mapToLong(HttpSubgraphTransportTests::timeLeft))
        .satisfiesExactly(
            ofTheClient -> assertThat(ofTheClient).isBetween(500_000L, 600_000L),
            atMost -> assertThat(atMost).isEqualTo(700_000),
            ofTheMutation -> assertThat(ofTheMutation).isEqualTo(900_000));
    assertThat(server.requests().getLast().headers().containsKey("X-time-left")).isFalse();
  }

  private static long timeLeft(Request request) {
    return Long.parseLong(request.headers().getFirst("x-time-left"));
  }

  @Test
  void keepsConnections() {
    for (int i = 0; i < 20; i++) {
      fixture.query().response();
    }

    assertThat(server.requests()).hasSize(20);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void takesAResponseOfSeveralMegabytes() {
    byte[] large = "x".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII);
    server.answers(new Answer.Respond(200, "application/json", large));

    assertThat(fixture.query().response().length()).isEqualTo(5_000_000);
  }

  @Test
  void dropsAResponseThatSaysItIsTooLarge() {
    server.answers(new Answer.Respond(200, "application/json", new byte[11 * 1024 * 1024]));

    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void dropsAResponseThatTurnsOutTooLarge() {
    server.answers(Answer.flood());

    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.TOO_LARGE);
    await().untilAsserted(() -> assertThat(server.connections()).isZero());
  }

  @Test
  void givesUpAHungSubgraphOnceAndInTime() {
    server.answers(Answer.hang());
    try (TransportFixture strict = fixture("read-timeout=800ms")) {
      long started = System.nanoTime();

      assertThat(strict.query().failure().kind()).isEqualTo(Kind.TIMED_OUT);

      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThan(Duration.ofMillis(790));
      assertThat(server.requests()).hasSize(1);
      await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }
  }

  @Test
  void givesUpWhenTheClientsTimeIsOver() {
    server.answers(Answer.hang());
    ClientCall call = TransportFixture.call(Duration.ofMillis(100));

    assertThat(fixture.query(call).failure().kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(fixture.query(call).failure().kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void givesAMutationItsOwnTime() {
    server.answers(Answer.hang());
    ClientCall call = TransportFixture.call(Duration.ofMillis(50));
    try (TransportFixture patient = fixture("mutation-timeout=1200ms")) {
      Received mutation = patient.send(OperationKind.MUTATION, call);
      await().until(() -> server.requests().size() == 1);

      server.answers(Answer.json(DATA));
      assertThat(patient.query(call).body()).isEqualTo(DATA);
      assertThat(mutation.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void tellsWhatIsNoHttp() {
    server.answers(Answer.garbage());

    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void triesAQueryTwiceWhenTheConnectionBreaks() {
    server.answers(request -> server.requests().size() == 1 ? Answer.drop() : Answer.json(DATA));

    assertThat(fixture.query().body()).isEqualTo(DATA);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void triesAQueryTwiceWhenTheServiceIsUnavailable() {
    server.answers(
        request -> server.requests().size() == 1 ? Answer.status(503) : Answer.json(DATA));

    assertThat(fixture.query().body()).isEqualTo(DATA);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void handsAServerErrorOnAsItIs() {
    server.answers(Answer.status(500));

    assertThat(fixture.query().response().status()).isEqualTo(500);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void handsOnTheSecondUnavailableToo() {
    server.answers(Answer.status(503));

    assertThat(fixture.query().response().status()).isEqualTo(503);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void neverTriesAMutationTwice() {
    server.answers(Answer.cut());
    ClientCall call = TransportFixture.call(Duration.ofSeconds(5));

    assertThat(fixture.send(OperationKind.MUTATION, call).failure().kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void neverTriesAMutationTwiceOnAKeptConnection() {
    fixture.query().response();
    server.answers(Answer.drop());

    Received received =
        fixture.send(OperationKind.MUTATION, TransportFixture.call(Duration.ofSeconds(5)));

    assertThat(received.failure().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void retriesNoMoreThanTheBudgetAllows() {
    try (TransportFixture dying = fixture("breaker.minimum-calls=10000")) {
      server.answers(Answer.drop());
      for (int i = 0; i < 100; i++) {
        dying.query().failure();
      }
    }

    // A reserve of ten and a fifth of a hundred.
    assertThat(server.requests().size()).isBetween(120, 131);
  }

  @Test
  void neverTriesTwiceWhereThatIsOff() {
    server.answers(Answer.drop());
    try (TransportFixture single = fixture("retry.enabled=false")) {
      single.query().failure();
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void failsWhereNobodyListens() {
    server.close();

    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void refusesMoreThanTheBulkheadHolds() {
    server.answers(Answer.hang());
    try (TransportFixture narrow = fixture("max-concurrent=2", "read-timeout=800ms")) {
      Received first = narrow.query();
      Received second = narrow.query();

      assertThat(narrow.query().failure().kind()).isEqualTo(Kind.SHED);

      assertThat(first.failure().kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(second.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void cancelsAndAnswersOnce() {
    server.answers(Answer.hang());
    try (TransportFixture patient = fixture("read-timeout=20s")) {
      Received received = new Received();
      Runnable cancel =
          patient
              .transport()
              .send(
                  TransportFixture.request(
                      OperationKind.QUERY, TransportFixture.call(Duration.ofMinutes(2))),
                  received);
      await().until(() -> server.requests().size() == 1);

      cancel.run();
      cancel.run();

      assertThat(received.failure().kind()).isEqualTo(Kind.CANCELLED);
      await().untilAsserted(() -> assertThat(server.connections()).isZero());
      assertThat(received.calls()).isEqualTo(1);
    }
  }

  @Test
  void doesNothingWhenCancelledAfterTheAnswer() {
    Received received = new Received();
    Runnable cancel =
        fixture
            .transport()
            .send(
                TransportFixture.request(
                    OperationKind.QUERY, TransportFixture.call(Duration.ofSeconds(5))),
                received);
    received.response();

    cancel.run();

    assertThat(received.calls()).isEqualTo(1);
  }
}
