package dev.ilmyeon.gateway.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.LiveStream;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraph;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine gets for whatever a subgraph sends as a stream of events. */
class EventStreamConversationTests {

  private final LiveSubgraph subgraph = LiveSubgraph.start();
  private final List<UpstreamFixture> fixtures = new ArrayList<>();

  private UpstreamFixture fixture(String... settings) {
    return at(subgraph.url("/events?v=1").toString(), settings);
  }

  private UpstreamFixture at(String url, String... settings) {
    UpstreamFixture fixture =
        new UpstreamFixture(
            url,
            Stream.concat(Stream.of("protocol=sse"), Stream.of(settings)).toArray(String[]::new));
    fixtures.add(fixture);
    return fixture;
  }

  @AfterEach
  void close() {
    fixtures.forEach(UpstreamFixture::close);
    subgraph.close();
  }

  @Test
  void postsTheOperation() {
    fixture().subscribe();
    LiveStream stream = subgraph.stream();

    assertThat(stream.body()).isEqualTo(UpstreamFixture.OPERATION);
    assertThat(stream.headers().get("Accept")).isEqualTo("text/event-stream");
    assertThat(stream.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(stream.headers().get("X-Request-Id")).isEqualTo("r1");
    assertThat(stream.headers().get("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void bringsEventsAndTheirEnd() {
    UpstreamFixture fixture = fixture();
    Events events = fixture.subscribe();
    LiveStream stream = subgraph.stream();
    assertThat(fixture.active()).isEqualTo(1);

    stream.send(":\n\n").event("{\"ticker\":\"하나\"}").send(": still here\n\n");
    stream.send("event: nex").send("t\r\ndata: {\"data\":\r\ndata:{}}\r\n\r").send("\n");
    stream.send("event: complete\ndata:\n\n");

    assertThat(events.next()).isEqualTo("{\"data\":{\"ticker\":\"하나\"}}");
    assertThat(events.next()).isEqualTo("{\"data\":\n{}}");
    assertThat(events.next()).isEqualTo(Events.COMPLETED);
    stream.awaitClosed();
    assertThat(fixture.active()).isZero();
  }

  @Test
  void unsubscribesAtOnce() {
    Events events = new Events();
    Runnable unsubscribe = fixture().subscribe(events);
    LiveStream stream = subgraph.stream();
    stream.event("{\"ticker\":1}");
    events.next();

    unsubscribe.run();

    stream.awaitClosed();
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void tellsAStreamThatEndsWithoutSayingSo() {
    Events events = fixture().subscribe();

    subgraph.stream().event("{\"ticker\":1}").end();

    assertThat(events.next()).contains("ticker");
    assertThat(events.failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void tellsWhenTheConnectionBreaks() {
    Events events = fixture().subscribe();
    LiveStream stream = subgraph.stream();
    stream.event("{\"ticker\":1}");
    events.next();

    stream.cut();

    assertThat(events.failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void givesUpASubgraphThatFallsSilentIfItIsToldTo() {
    Events events = fixture("max-silence=50ms").subscribe();

    assertThat(events.failure().kind()).isEqualTo(Kind.TIMED_OUT);
    subgraph.stream().awaitClosed();
  }

  @Test
  void takesNoEventThatIsTooLarge() {
    Events events = fixture("max-event=1000B").subscribe();
    LiveStream stream = subgraph.stream();

    stream.send("event: next\ndata: " + "x".repeat(700)).send("x".repeat(700));

    assertThat(events.failure().kind()).isEqualTo(Kind.TOO_LARGE);
    stream.awaitClosed();
  }

  @Test
  void takesARefusalInOnePiece() {
    String refusal = "{\"errors\":[{\"message\":\"no\"}]}";
    Answer answer =
        new Answer.Respond(
            400, "application/graphql-response+json", refusal.getBytes(StandardCharsets.US_ASCII));
    try (StandInServer plain = StandInServer.start().answers(answer)) {
      Events events = at(plain.url("/").toString()).subscribe();

      assertThat(events.next()).isEqualTo(refusal);
      assertThat(events.next()).isEqualTo(Events.COMPLETED);
    }
  }

  @ParameterizedTest
  @CsvSource({"404,MALFORMED", "503,UNREACHABLE", "200,MALFORMED"})
  void tellsThatAnAnswerIsNone(int status, Kind kind) {
    try (StandInServer plain = StandInServer.start().answers(Answer.status(status))) {
      assertThat(at(plain.url("/").toString()).subscribe().failure().kind()).isEqualTo(kind);
    }
  }

  @Test
  void tellsWhatIsNoHttp() {
    try (StandInServer plain = StandInServer.start().answers(Answer.garbage())) {
      assertThat(at(plain.url("/").toString()).subscribe().failure().kind())
          .isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void tellsThatNobodyListens() {
    subgraph.close();

    assertThat(fixture().subscribe().failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
