package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Http2StandIn;
import dev.ilmyeon.gateway.server.fixture.Http2StandIn.Request;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guards of a subgraph that is spoken to in HTTP/2. */
class Http2SubgraphTests {

  private static final String DATA = "{\"data\":{\"strip\":\"맑음\"}}";
  private static final Consumer<Request> WELL = request -> request.answer(DATA);

  private final Http2StandIn server = Http2StandIn.start().answers(WELL);

  @AfterEach
  void close() {
    server.close();
  }

  private TransportFixture fixture(String... settings) {
    return new TransportFixture(
        server.url("/graphql").toString(),
        Stream.concat(Stream.of("http-version=2", "connect-timeout=10s"), Stream.of(settings))
            .toArray(String[]::new));
  }

  @Test
  void postsJsonWithTheForwardedHeaders() {
    ClientCall call =
        new ClientCall(
            List.of(new Header("x-request-id", "r1")),
            List.of(new Header("x-edition", "main")),
            Duration.ofSeconds(5));
    try (TransportFixture fixture = fixture()) {
      assertThat(fixture.query(call).body()).isEqualTo(DATA);

      assertThat(server.requests().getFirst().body()).isEqualTo("{\"query\":\"{ strip }\"}");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("x-request-id", "r1")
          .containsEntry("x-edition", "main");
    }
  }

  @Test
  void givesUpAHungRequestInTimeAndKeepsTheConnection() {
    try (TransportFixture strict = fixture("read-timeout=300ms")) {
      strict.query().response();
      server.answers(_ -> {});
      assertThat(strict.query().failure().kind()).isEqualTo(Kind.TIMED_OUT);
      await().until(() -> server.resets().size() == 1);

      server.answers(WELL);
      await().until(() -> server.pings() == 1);
      assertThat(strict.query().body()).isEqualTo(DATA);
      await().until(() -> server.connections() == 1);
    }
  }

  @Test
  void refusesMoreThanTheBulkheadHolds() {
    server.answers(_ -> {});
    try (TransportFixture narrow = fixture("max-concurrent=2", "read-timeout=800ms")) {
      Received first = narrow.query();
      Received second = narrow.query();

      assertThat(narrow.query().failure().kind()).isEqualTo(Kind.SHED);
      assertThat(first.failure().kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(second.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void opensTheBreakerOfAServerThatResets() {
    server.answers(request -> request.reset(Http2Error.INTERNAL_ERROR));
    try (TransportFixture fixture = fixture("breaker.minimum-calls=4", "retry.enabled=false")) {
      for (int i = 0; i < 4; i++) {
        assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);
      }

      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.SHED);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void losesNoMutationWhenTheServerIsReplaced() {
    try (TransportFixture fixture = fixture()) {
      fixture.query().response();
      server.answers(_ -> {});
      ClientCall call = TransportFixture.call(Duration.ofSeconds(20));
      List<Received> all =
          IntStream.range(0, 20).mapToObj(_ -> fixture.send(OperationKind.MUTATION, call)).toList();
      await().until(() -> server.requests().size() == 20);
      List<Request> seen = List.copyOf(server.requests());
      server.answers(WELL);

      seen.getFirst().peer().goAway(seen.get(9).stream(), Http2Error.NO_ERROR);
      seen.subList(0, 10).forEach(WELL);

      all.forEach(received -> assertThat(received.body()).isEqualTo(DATA));
      assertThat(server.requests()).hasSize(10);
    }
  }
}
