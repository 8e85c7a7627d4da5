package dev.ilmyeon.gateway.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What clients may say on a socket, and what becomes of it. */
@GatewayTest
@DirtiesContext
class SocketTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  private static final String PUBLISHED = "subscription { published { title } }";

  @LocalServerPort private int port;
  @Autowired private MeterRegistry meters;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
    String subscriptions = "ilmyeon.gateway.subscriptions.";
    properties.add(subscriptions + "init-timeout", () -> "2s");
    properties.add(subscriptions + "max-per-connection", () -> "3");
    properties.add(subscriptions + "allowed-origins", () -> "https://news.example");
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @AfterEach
  void leaveNothing() {
    await().untilAsserted(() -> assertThat(gauge("connections")).isZero());
    assertThat(gauge("subscriptions")).isZero();
    await().untilAsserted(() -> assertThat(upstream()).isZero());
  }

  private double gauge(String name) {
    return meters.get("ilmyeon.gateway." + name).tag("transport", "websocket").gauge().value();
  }

  private double upstream() {
    return meters
        .get("ilmyeon.gateway.upstream.subscriptions")
        .tag("subgraph", "desk")
        .gauge()
        .value();
  }

  private static String next(String id, String data) {
    return "{\"id\":\"%s\",\"type\":\"next\",\"payload\":{\"data\":%s}}".formatted(id, data);
  }

  private static String complete(String id) {
    return "{\"id\":\"%s\",\"type\":\"complete\"}".formatted(id);
  }

  @Test
  void bringsEventsWithWhatOtherSubgraphsKnowOfThem() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("a", "subscription { published(section: \"news\") { title reads } }");
      LiveSocket desk = SUBGRAPHS.desk.socket();
      assertThat(desk.subscription()).contains("published(section: \\\"news\\\"){title");

      desk.event(LiveSubgraphs.story(1)).event(LiveSubgraphs.story(2));
      desk.send(complete("1"));

      assertThat(client.message())
          .isEqualTo(next("a", "{\"published\":{\"title\":\"제목 1\",\"reads\":10}}"));
      assertThat(client.message())
          .isEqualTo(next("a", "{\"published\":{\"title\":\"제목 2\",\"reads\":20}}"));
      assertThat(client.message()).isEqualTo(complete("a"));
    }
  }

  @Test
  void bringsEventsThatComeAsEventStreams() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("a", "subscription { lines }");

      SUBGRAPHS.wire.stream().event("{\"lines\":\"속보\"}").send("event: complete\n\n");

      assertThat(client.message()).isEqualTo(next("a", "{\"lines\":\"속보\"}"));
      assertThat(client.message()).isEqualTo(complete("a"));
    }
  }

  @Test
  void unsubscribesWhenTheClientDoes() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("a", PUBLISHED);
      LiveSocket desk = SUBGRAPHS.desk.socket();
      desk.subscription();

      client.send(complete("a"));

      assertThat(desk.message()).isEqualTo(complete("1"));
      desk.awaitClosed();
      client.subscribe("a", "{ title }");
      assertThat(client.message()).isEqualTo(next("a", "{\"title\":\"광명시\"}"));
    }
  }

  @Test
  void unsubscribesWhenTheClientIsGone() {
    ClientSocket client = ClientSocket.ready(port);
    client.subscribe("a", PUBLISHED);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();

    client.cut();

    desk.awaitClosed();
  }

  @Test
  void tellsThatASubgraphIsGone() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("a", PUBLISHED);
      LiveSocket desk = SUBGRAPHS.desk.socket();
      desk.subscription();

      desk.cut();

      assertThat(client.message())
          .contains("\"code\":\"SUBGRAPH_UNREACHABLE\"", "\"service\":\"desk\"")
          .doesNotContain("127.0.0.1");
      assertThat(client.message()).isEqualTo(complete("a"));
    }
  }

  @Test
  void takesQueriesAndMutationsToo() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("q", "{ title }");
      assertThat(client.message()).isEqualTo(next("q", "{\"title\":\"광명시\"}"));
      assertThat(client.message()).isEqualTo(complete("q"));

      client.subscribe("m", "mutation { rename(title: \"x\") }");
      assertThat(client.message()).isEqualTo(next("m", "{\"rename\":\"renamed\"}"));
      assertThat(client.message()).isEqualTo(complete("m"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subscription { nothing }",
        "subscription { published",
        "query($a: Int!) { title @include(if: $a) }"
      })
  void refusesAnOperationAlone(String query) {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.subscribe("a", query);
      assertThat(client.message())
          .startsWith("{\"id\":\"a\",\"type\":\"error\",\"payload\":[{\"message\":");

      client.subscribe("a", "{ title }");
      assertThat(client.message()).contains("광명시");
    }
  }

  @Test
  void refusesAnOperationThatIsNoRequest() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      client.send("{\"id\":\"a\",\"type\":\"subscribe\",\"payload\":{\"query\":7}}");
      assertThat(client.message()).contains("\"type\":\"error\"", "BAD_REQUEST");
      client.send("{\"id\":\"a\",\"type\":\"subscribe\",\"payload\":{}}");
      assertThat(client.message()).contains("\"type\":\"error\"", "BAD_REQUEST");
    }
  }

  @Test
  void refusesMoreOperationsThanThereMayBe() {
    try (ClientSocket client = ClientSocket.ready(port)) {
      for (String id : new String[] {"a", "b", "c"}) {
        client.subscribe(id, "subscription { published(section: \"%s\") { title } }".formatted(id));
        SUBGRAPHS.desk.socket().subscription();
      }

      client.subscribe("d", PUBLISHED);

      assertThat(client.message())
          .contains("\"id\":\"d\",\"type\":\"error\"", "TOO_MANY_OPERATIONS");
      assertThat(gauge("subscriptions")).isEqualTo(3);
      assertThat(gauge("connections")).isEqualTo(1);
    }
  }

  @Test
  void answersPings() {
    try (ClientSocket client = ClientSocket.open(port)) {
      client.send("{\"type\":\"ping\",\"payload\":{\"n\":1}}");
      assertThat(client.message()).isEqualTo("{\"type\":\"pong\",\"payload\":{\"n\":1}}");
      client.send("{\"type\":\"pong\"}");
    }
  }

  @Test
  void closesWithoutInitialisation() {
    assertThat(ClientSocket.open(port).closed())
        .isEqualTo("4408 Connection initialisation timeout");
  }

  @Test
  void closesAtTheSecondInitialisation() {
    ClientSocket client = ClientSocket.ready(port).send("{\"type\":\"connection_init\"}");

    assertThat(client.closed()).isEqualTo("4429 Too many initialisation requests");
  }

  @Test
  void closesAtAnOperationBeforeTheAcknowledgement() {
    assertThat(ClientSocket.open(port).subscribe("a", "{ title }").closed())
        .isEqualTo("4401 Unauthorized");
  }

  @Test
  void closesAtAnIdThatIsInUse() {
    ClientSocket client = ClientSocket.ready(port).subscribe("a", PUBLISHED);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();

    client.subscribe("a", "{ title }");

    assertThat(client.closed()).startsWith("4409 ");
    desk.awaitClosed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{\"type\":\"start\"}",
        "{\"type\":\"next\",\"id\":\"a\",\"payload\":{}}",
        "{\"type\":\"connection_ack\"}",
        "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ title }\"}}"
      })
  void closesAtAMessageThatIsNone(String message) {
    assertThat(ClientSocket.ready(port).send(message).closed()).startsWith("4400 ");
  }

  @Test
  void closesAtBytes() {
    ClientSocket client = ClientSocket.ready(port);

    client.sendBytes(new byte[] {1});

    assertThat(client.closed()).isEqualTo("4400 Messages are text");
  }

  @Test
  void closesAtAMessageThatIsTooLong() {
    String text = "{\"type\":\"ping\",\"payload\":{\"x\":\"%s\"}}".formatted("x".repeat(66_000));
    assertThat(ClientSocket.ready(port).send(text).closed()).startsWith("1009 ");

    ClientSocket inParts = ClientSocket.ready(port);
    inParts.sendPart(text.substring(0, 40_000), false);
    inParts.sendPart(text.substring(40_000), true);
    assertThat(inParts.closed()).startsWith("1009 ");
  }

  @Test
  void closesWhereAnotherProtocolIsSpoken() {
    assertThat(ClientSocket.opening(port, "").join().closed())
        .isEqualTo("4406 Subprotocol not acceptable");
  }

  @Test
  void opensForItsOwnPagesAndThoseThatAreAllowed() {
    ClientSocket.ready(port, "Origin", "http://127.0.0.1:" + port).close();
    ClientSocket.ready(port, "Origin", "https://news.example").close();

    assertThatThrownBy(() ->
            ClientSocket.opening(port, "graphql-transport-ws", "Origin", "https://evil.example")
                .join())
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            failure -> assertThat(failure.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void forwardsWhatTheHandshakeAndTheFirstMessageSay() {
    try (ClientSocket client = ClientSocket.open(port, "X-Edition", "main")) {
      client.send("{\"type\":\"connection_init\"}");
      client.message();
      client.subscribe("a", PUBLISHED);
      assertThat(SUBGRAPHS.desk.socket().headers().get("X-Edition")).isEqualTo("main");
    }
    try (ClientSocket client = ClientSocket.open(port)) {
      client.send("{\"type\":\"connection_init\",\"payload\":{\"X-Edition\":\"live\"}}");
      client.message();
      client.subscribe("a", PUBLISHED);
      assertThat(SUBGRAPHS.desk.socket().headers().get("X-Edition")).isEqualTo("live");
    }
  }
}
