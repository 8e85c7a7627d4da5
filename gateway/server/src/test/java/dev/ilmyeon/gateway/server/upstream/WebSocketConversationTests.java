package dev.ilmyeon.gateway.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraph;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine gets for whatever a subgraph says on a WebSocket. */
class WebSocketConversationTests {

  private final LiveSubgraph subgraph = LiveSubgraph.start();
  private final List<UpstreamFixture> fixtures = new ArrayList<>();

  private UpstreamFixture fixture(String... settings) {
    String[] patient =
        Stream.concat(Stream.of("ack-timeout=20s"), Stream.of(settings)).toArray(String[]::new);
    return at(subgraph.url("/graphql?v=1").toString(), patient);
  }

  private UpstreamFixture at(String url, String... settings) {
    UpstreamFixture fixture = new UpstreamFixture(url, settings);
    fixtures.add(fixture);
    return fixture;
  }

  @AfterEach
  void close() {
    fixtures.forEach(UpstreamFixture::close);
    subgraph.close();
  }

  @Test
  void saysWhatTheProtocolWants() {
    Events events = fixture("connection-init.token=secret").subscribe();
    LiveSocket socket = subgraph.socket();

    assertThat(socket.uri()).isEqualTo("/graphql?v=1");
    assertThat(socket.headers().get("Sec-WebSocket-Protocol")).isEqualTo("graphql-transport-ws");
    assertThat(socket.headers().get("X-Request-Id")).isEqualTo("r1");
    assertThat(socket.headers().get("Authorization")).isEqualTo("Bearer t");
    assertThat(socket.message())
        .isEqualTo("{\"type\":\"connection_init\",\"payload\":{\"token\":\"secret\"}}");
    socket.send("{\"type\":\"connection_ack\",\"payload\":{\"hello\":1}}");
    assertThat(socket.message())
        .isEqualTo(
            "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":%s}"
                .formatted(UpstreamFixture.OPERATION));
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void bringsEventsAndTheirEnd() {
    UpstreamFixture fixture = fixture();
    Events events = fixture.subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();
    assertThat(fixture.active()).isEqualTo(1);

    socket.event("{\"ticker\":\"하나\"}").event("{\"ticker\":\"둘\"}");
    socket.sendInPieces(
        "{\"payload\":{\"data\":{\"ticker\":\"셋\"}},\"id\":\"1\",\"type\":\"next\"}");
    socket.send("{\"id\":\"1\",\"type\":\"complete\"}");

    assertThat(events.next()).isEqualTo("{\"data\":{\"ticker\":\"하나\"}}");
    assertThat(events.next()).isEqualTo("{\"data\":{\"ticker\":\"둘\"}}");
    assertThat(events.next()).isEqualTo("{\"data\":{\"ticker\":\"셋\"}}");
    assertThat(events.next()).isEqualTo(Events.COMPLETED);
    assertThat(socket.closeCode()).isEqualTo(1000);
    assertThat(fixture.active()).isZero();
  }

  @Test
  void bringsARefusalAsTheLastEvent() {
    Events events = fixture().subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    socket.send("{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"no\"}]}");

    assertThat(events.next()).isEqualTo("{\"errors\":[{\"message\":\"no\"}]}");
    assertThat(events.next()).isEqualTo(Events.COMPLETED);
  }

  @Test
  void unsubscribesAtOnce() {
    UpstreamFixture fixture = fixture();
    Events events = new Events();
    Runnable unsubscribe = fixture.subscribe(events);
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    unsubscribe.run();
    unsubscribe.run();

    assertThat(socket.message()).isEqualTo("{\"id\":\"1\",\"type\":\"complete\"}");
    assertThat(socket.closeCode()).isEqualTo(1000);
    assertThat(events.isEmpty()).isTrue();
    assertThat(fixture.active()).isZero();
  }

  @Test
  void unsubscribesBeforeItIsAcknowledged() {
    Runnable unsubscribe = fixture().subscribe(new Events());
    LiveSocket socket = subgraph.socket();
    socket.message();

    unsubscribe.run();

    assertThat(socket.closeCode()).isEqualTo(1000);
  }

  @Test
  void answersPingsAndSendsSome() {
    fixture("ping-interval=20ms", "max-silence=20s").subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    assertThat(socket.message()).isEqualTo("{\"type\":\"ping\"}");
    assertThat(socket.message()).isEqualTo("{\"type\":\"ping\"}");
    socket.send("{\"type\":\"ping\",\"payload\":{\"n\":7}}");

    await().until(() -> socket.message().equals("{\"type\":\"pong\",\"payload\":{\"n\":7}}"));
  }

  @Test
  void givesUpASubgraphThatFallsSilent() {
    Events events = fixture("ping-interval=10ms", "max-silence=200ms").subscribe();

    assertThat(events.failure())
        .isEqualTo(new SubgraphFailure(Kind.TIMED_OUT, "silent for 200 ms"));
    subgraph.socket().awaitClosed();
  }

  @Test
  void givesUpASubgraphThatDoesNotAcknowledge() {
    Events events = fixture("ack-timeout=50ms").subscribe();

    assertThat(events.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    subgraph.socket().awaitClosed();
  }

  @ParameterizedTest
  @CsvSource({
    "1000,UNREACHABLE",
    "1001,UNREACHABLE",
    "1009,TOO_LARGE",
    "1011,UNREACHABLE",
    "1013,SHED",
    "4400,UNREACHABLE",
    "4403,UNREACHABLE",
    "4408,TIMED_OUT",
    "4504,TIMED_OUT"
  })
  void tellsTheReasonOfAClosedSocketToTheLog(int code, Kind kind) {
    UpstreamFixture fixture = fixture();
    Events events = fixture.subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    socket.close(code, "because");

    assertThat(events.failure())
        .isEqualTo(
            new SubgraphFailure(kind, "the socket was closed with %d because".formatted(code)));
    assertThat(fixture.active()).isZero();
  }

  @Test
  void tellsWhenTheConnectionBreaks() {
    Events events = fixture().subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();
    socket.event("{\"ticker\":\"1\"}").cut();

    assertThat(events.next()).contains("ticker");
    assertThat(events.failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{\"type\":\"next\",\"id\":\"2\",\"payload\":{}}",
        "{\"type\":\"connection_ack\"}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}"
      })
  void endsWithWhatIsNotOfTheProtocol(String message) {
    Events events = fixture().subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    socket.send(message);

    assertThat(events.failure().kind()).isEqualTo(Kind.MALFORMED);
    socket.awaitClosed();
  }

  @Test
  void takesNoBytes() {
    Events events = fixture().subscribe();
    LiveSocket socket = subgraph.socket();
    socket.subscription();

    socket.sendBytes(new byte[] {1, 2});

    assertThat(events.failure().kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void takesNoEventThatIsTooLarge() {
    for (boolean inPieces : new boolean[] {false, true}) {
      Events events = fixture("max-event=1000B").subscribe();
      LiveSocket socket = subgraph.socket();
      socket.subscription();
      String large =
          "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":\"%s\"}}"
              .formatted("x".repeat(1000));

      if (inPieces) {
        socket.sendInPieces(large);
      } else {
        socket.send(large);
      }

      assertThat(events.failure().kind()).isEqualTo(Kind.TOO_LARGE);
      socket.awaitClosed();
    }
  }

  @Test
  void tellsThatASubgraphSpeaksAnotherProtocol() {
    subgraph.speaks("graphql-ws");

    assertThat(fixture().subscribe().failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void tellsThatASubgraphWantsNoWebSockets() {
    try (StandInServer plain = StandInServer.start().answers(Answer.status(404))) {
      SubgraphFailure failure = at(plain.url("/").toString()).subscribe().failure();

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure.detail()).contains("404");
    }
  }

  @Test
  void tellsThatNobodyListens() {
    subgraph.close();
    UpstreamFixture fixture = fixture();

    assertThat(fixture.subscribe().failure().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(fixture.active()).isZero();
  }

  @Test
  void refusesMoreThanThereMayBe() {
    UpstreamFixture fixture = fixture("max-active=1");
    Runnable unsubscribe = fixture.subscribe(new Events());
    subgraph.socket().subscription();

    assertThat(fixture.subscribe().failure().kind()).isEqualTo(Kind.SHED);

    unsubscribe.run();
    await().until(() -> fixture.active() == 0);
    fixture.subscribe();
    subgraph.socket().subscription();
  }
}
