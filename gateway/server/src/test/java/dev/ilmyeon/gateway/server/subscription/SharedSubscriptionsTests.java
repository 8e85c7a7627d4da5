package dev.ilmyeon.gateway.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Many clients, one subscription. */
@GatewayTest
@DirtiesContext
class SharedSubscriptionsTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  private static final String PUBLISHED = "subscription { published { title reads } }";

  @LocalServerPort private int port;
  @Autowired private MeterRegistry meters;
  @Autowired private SharedSubscriptions subscriptions;

  private final List<ClientSocket> clients = new ArrayList<>();

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
    properties.add("ilmyeon.gateway.engine.waiting-events", () -> "16");
    properties.add("ilmyeon.gateway.subscriptions.slow-limit", () -> "500ms");
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @AfterEach
  void leave() {
    clients.forEach(ClientSocket::cut);
    await().untilAsserted(() -> assertThat(subscriptions.size()).isZero());
  }

  private ClientSocket client(String... headers) {
    ClientSocket client = ClientSocket.ready(port, headers);
    clients.add(client);
    return client;
  }

  private void awaitActive(int count) {
    await()
        .untilAsserted(() ->
            assertThat(
                    meters
                        .get("ilmyeon.gateway.subscriptions")
                        .tag("transport", "websocket")
                        .gauge()
                        .value())
                .isEqualTo(count));
  }

  @Test
  void isOneAtTheSubgraphAndInTheFetches() {
    int before = SUBGRAPHS.stats.requests().size();
    for (int i = 0; i < 10; i++) {
      client().subscribe("c" + i, PUBLISHED);
    }
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    awaitActive(10);

    desk.event(LiveSubgraphs.story(7));

    for (int i = 0; i < 10; i++) {
      assertThat(clients.get(i).message())
          .isEqualTo(
              "{\"id\":\"c%d\",\"type\":\"next\",\"payload\":{\"data\":{\"published\":{\"title\":\"제목 7\",\"reads\":70}}}}"
                  .formatted(i));
    }
    assertThat(subscriptions.size()).isEqualTo(1);
    assertThat(SUBGRAPHS.stats.requests()).hasSize(before + 1);
  }

  @Test
  void endsWithItsLastClient() {
    ClientSocket one = client().subscribe("a", PUBLISHED);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    ClientSocket other = client().subscribe("b", PUBLISHED);
    awaitActive(2);

    one.send("{\"id\":\"a\",\"type\":\"complete\"}");
    awaitActive(1);
    desk.event(LiveSubgraphs.story(1));
    assertThat(other.message()).contains("제목 1");

    other.send("{\"id\":\"b\",\"type\":\"complete\"}");
    assertThat(desk.message()).isEqualTo("{\"id\":\"1\",\"type\":\"complete\"}");
  }

  @Test
  void isPartOfTheTraceOfItsFirstClient() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String parent = "00-" + trace + "-00f067aa0ba902b7-01";
    ClientSocket first = client("traceparent", parent).subscribe("a", PUBLISHED);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    ClientSocket second = client().subscribe("b", PUBLISHED);
    awaitActive(2);

    desk.event(LiveSubgraphs.story(1));
    assertThat(first.message()).contains("제목 1");
    assertThat(second.message()).contains("제목 1");
    desk.send(
        "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"errors\":[{\"message\":\"no\"}],\"data\":null}}");
    assertThat(first.message()).contains("\"traceId\":\"" + trace + "\"");
    assertThat(second.message()).contains("\"traceId\":\"" + trace + "\"");

    assertThat(desk.headers().getAll("traceparent")).containsExactly(parent);
    assertThat(SUBGRAPHS.stats.requestHeaders().getLast().getAll("traceparent"))
        .containsExactly(parent);
  }

  @Test
  void isNotForWhoSendsOtherHeadersOrVariables() {
    client().subscribe("a", PUBLISHED);
    SUBGRAPHS.desk.socket().subscription();
    client("X-Edition", "main").subscribe("a", PUBLISHED);
    SUBGRAPHS.desk.socket().subscription();
    client().subscribe("a", "subscription { published(section: \"x\") { title reads } }");
    SUBGRAPHS.desk.socket().subscription();

    assertThat(subscriptions.size()).isEqualTo(3);
  }

  @Test
  void goesOnWhenOneClientIsTooSlow() {
    String query = "subscription { published { title } }";
    ClientSocket slow = client().subscribe("s", query);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    ClientSocket quick = client().subscribe("q", query);
    awaitActive(2);
    slow.stopTaking();
    String story =
        "{\"published\":{\"__typename\":\"Story\",\"title\":\"%s\"}}"
            .formatted("x".repeat(100_000));

    int sent = 0;
    while (meters.get("ilmyeon.gateway.connections").tag("transport", "websocket").gauge().value()
        > 1) {
      desk.event(story);
      assertThat(quick.message()).startsWith("{\"id\":\"q\",\"type\":\"next\"");
      sent++;
    }

    assertThat(sent).isGreaterThan(16);
    desk.event(LiveSubgraphs.story(1));
    assertThat(quick.message()).contains("제목 1");
  }
}
