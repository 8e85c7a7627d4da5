package dev.ilmyeon.gateway.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveStream;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import dev.ilmyeon.gateway.server.tracing.OtlpReceiver.Span;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** Subscriptions and what comes of their events, at a collector. */
@GatewayTest
@DirtiesContext
class SubscriptionTracesTests {

  private static final OtlpReceiver COLLECTOR = new OtlpReceiver();
  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CLIENTS_SPAN = "00f067aa0ba902b7";

  @LocalServerPort private int port;
  @Autowired private MeterRegistry meters;

  private static final int STREAMS = 8;

  private final List<ClientSocket> clients = new ArrayList<>();

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
    properties.add("ilmyeon.gateway.tracing.endpoint", COLLECTOR::endpoint);
    properties.add("ilmyeon.gateway.subscriptions.max-connections", () -> STREAMS);
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
    COLLECTOR.close();
  }

  @AfterEach
  void leave() {
    clients.forEach(ClientSocket::cut);
    awaitActive(0);
  }

  private void awaitActive(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    meters
                        .get("ilmyeon.gateway.subscriptions")
                        .tag("transport", "websocket")
                        .gauge()
                        .value())
                .isEqualTo(count));
  }

  private static String parent(String trace, String flags) {
    return "00-%s-%s-%s".formatted(trace, CLIENTS_SPAN, flags);
  }

  /** Of a trace of its own. */
  private ClientSocket client(String trace, String flags) {
    ClientSocket client =
        ClientSocket.ready(port, "traceparent", parent(trace, flags), "tracestate", "vendor=1");
    clients.add(client);
    return client;
  }

  private static LiveSocket desk() {
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    return desk;
  }

  private static Span span(String trace, String name) {
    await().atMost(PATIENCE).until(() -> COLLECTOR.span(trace, name).isPresent());
    return COLLECTOR.span(trace, name).orElseThrow();
  }

  private static Span only(String name) {
    await().atMost(PATIENCE).until(() -> !COLLECTOR.named(name).isEmpty());
    assertThat(COLLECTOR.named(name)).hasSize(1);
    return COLLECTOR.named(name).getFirst();
  }

  /** Spans are sent in the order in which they end. */
  private void awaitWhatHasEnded(String marker) {
    new Http(port).graphQl("query %s { title }".formatted(marker));
    only("query " + marker);
  }

  private static String traceParent(Span span) {
    return "00-%s-%s-01".formatted(span.traceId(), span.id());
  }

  @Test
  void openInTheTraceOfTheirClient() {
    String trace = "1bf92f3577b34da6a3ce929d0e0e4736";
    client(trace, "01").subscribe("a", "subscription Opened { published { title } }");
    LiveSocket desk = desk();

    Span subscription = span(trace, "subscription Opened");
    Span opening = span(trace, "subscribe desk");

    assertThat(subscription.parent()).isEqualTo(CLIENTS_SPAN);
    assertThat(subscription.attributes())
        .containsEntry("graphql.operation.type", "subscription")
        .containsEntry("graphql.operation.name", "Opened")
        .containsEntry("ilmyeon.outcome", "ok");
    assertThat(opening.parent()).isEqualTo(subscription.id());
    assertThat(opening.attributes())
        .containsEntry("ilmyeon.subgraph", "desk")
        .containsEntry("ilmyeon.outcome", "ok");
    assertThat(desk.headers().getAll("traceparent")).containsExactly(traceParent(opening));
    assertThat(desk.headers().getAll("tracestate")).containsExactly("vendor=1");
  }

  @Test
  void endWhenThereIsNoRoomForThem() throws IOException {
    String trace = "abf92f3577b34da6a3ce929d0e0e4736";
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(events("10000000000000000000000000000000").body());
    }
    desk();

    HttpResponse<InputStream> refused = events(trace);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
        .contains("TOO_MANY_CONNECTIONS", "\"traceId\":\"" + trace + "\"");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(COLLECTOR.spans())
                .anyMatch(span ->
                    span.traceId().equals(trace)
                        && "refused".equals(span.attributes().get("ilmyeon.outcome"))));
    for (InputStream stream : streams) {
      stream.close();
    }
  }

  @Test
  void areRefusedInTheTraceOfTheirClient() {
    String trace = "bbf92f3577b34da6a3ce929d0e0e4736";

    assertThat(client(trace, "01").subscribe("a", "subscription { nothing }").message())
        .contains("\"type\":\"error\"", "\"traceId\":\"" + trace + "\"");
    assertThat(client(trace, "01").subscribe("a", "{ title").message())
        .contains("\"type\":\"error\"", "\"traceId\":\"" + trace + "\"");
  }

  private HttpResponse<InputStream> events(String trace) {
    return new Http(port)
        .stream(
            "/graphql",
            "{\"query\":\"subscription { published { id } }\"}",
            "Content-Type",
            "application/json",
            "Accept",
            "text/event-stream",
            "traceparent",
            parent(trace, "01"));
  }

  @Test
  void openAsEventStreamsToo() {
    String trace = "2bf92f3577b34da6a3ce929d0e0e4736";
    ClientSocket client = client(trace, "01").subscribe("a", "subscription Lines { lines }");
    LiveStream wire = SUBGRAPHS.wire.stream();
    wire.event("{\"lines\":\"속보\"}");
    assertThat(client.message()).contains("속보");

    Span opening = span(trace, "subscribe wire");

    assertThat(opening.attributes()).containsEntry("ilmyeon.outcome", "ok");
    assertThat(wire.headers().getAll("traceparent")).containsExactly(traceParent(opening));
    assertThat(only("event Lines").links())
        .containsExactly(trace + "-" + span(trace, "subscription Lines").id());
  }

  @Test
  void tellWhyTheyDoNotOpen() {
    String trace = "3bf92f3577b34da6a3ce929d0e0e4736";
    ClientSocket client =
        client(trace, "01").subscribe("a", "subscription Lost { published { title } }");

    SUBGRAPHS.desk.socket().cut();

    assertThat(client.message()).contains("SUBGRAPH_UNREACHABLE");
    assertThat(span(trace, "subscribe desk").attributes())
        .containsEntry("ilmyeon.outcome", "unreachable");
  }

  @Test
  void haveATraceForEachEventWithItsFetches() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    ClientSocket client =
        client(trace, "01").subscribe("a", "subscription Told { published { title reads } }");
    LiveSocket desk = desk();
    for (int i = 1; i <= 2; i++) {
      desk.event(LiveSubgraphs.story(i));
      assertThat(client.message()).contains("\"reads\":%d0".formatted(i));
    }

    await().atMost(PATIENCE).until(() -> COLLECTOR.named("event Told").size() == 2);
    List<Span> events = COLLECTOR.named("event Told");

    assertThat(events).extracting(Span::traceId).doesNotHaveDuplicates().doesNotContain(trace);
    for (Span event : events) {
      assertThat(event.parent()).isEmpty();
      assertThat(event.links())
          .containsExactly(trace + "-" + span(trace, "subscription Told").id());
      assertThat(event.attributes())
          .containsEntry("graphql.operation.type", "subscription")
          .containsEntry("graphql.operation.name", "Told")
          .containsEntry("ilmyeon.outcome", "ok");
      Span fetch = span(event.traceId(), "fetch stats");
      assertThat(fetch.parent()).isEqualTo(event.id());
      assertThat(event.end()).isGreaterThanOrEqualTo(fetch.end());
      HttpHeaders headers = asked("00-%s-%s-".formatted(fetch.traceId(), fetch.id()));
      assertThat(headers.getAll("tracestate")).isEmpty();
    }
  }

  /** The headers of the request to {@code stats} whose {@code traceparent} begins so. */
  private static HttpHeaders asked(String traceParent) {
    return SUBGRAPHS.stats.requestHeaders().stream()
        .filter(headers -> headers.get("traceparent", "").startsWith(traceParent))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void traceAnEventOnceForAllWhoShareIt() {
    String first = "5bf92f3577b34da6a3ce929d0e0e4736";
    String query = "subscription Shared { published { title reads } }";
    ClientSocket one = client(first, "01").subscribe("a", query);
    LiveSocket desk = desk();
    ClientSocket two = client("6bf92f3577b34da6a3ce929d0e0e4736", "01").subscribe("b", query);
    ClientSocket three = client("7bf92f3577b34da6a3ce929d0e0e4736", "00").subscribe("c", query);
    awaitActive(3);

    desk.event(LiveSubgraphs.story(3));
    for (ClientSocket client : List.of(one, two, three)) {
      assertThat(client.message()).contains("\"reads\":30");
    }

    awaitWhatHasEnded("AfterShared");
    Span event = only("event Shared");
    assertThat(event.links())
        .containsExactly(first + "-" + span(first, "subscription Shared").id());
    assertThat(COLLECTOR.spans())
        .filteredOn(span -> span.traceId().equals(event.traceId()))
        .extracting(Span::name)
        .containsExactly("fetch stats", "event Shared");
  }

  @Test
  void tellTheTraceOfAnEventInItsErrors() {
    String trace = "8bf92f3577b34da6a3ce929d0e0e4736";
    ClientSocket client =
        client(trace, "01").subscribe("a", "subscription Broken { published { title } }");
    desk()
        .send(
            "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"errors\":[{\"message\":\"no\"}],\"data\":null}}");

    String told = client.message();

    Span event = only("event Broken");
    assertThat(told).contains("\"traceId\":\"" + event.traceId() + "\"");
    assertThat(event.attributes()).containsEntry("ilmyeon.outcome", "errors");
  }

  @Test
  void leaveOutWhatTheClientDoesNotWantTraced() {
    String trace = "9bf92f3577b34da6a3ce929d0e0e4736";
    ClientSocket client =
        client(trace, "00").subscribe("a", "subscription Quiet { published { title reads } }");
    LiveSocket desk = desk();

    desk.event(LiveSubgraphs.story(4));
    assertThat(client.message()).contains("\"reads\":40");

    awaitWhatHasEnded("AfterQuiet");
    assertThat(COLLECTOR.named("event Quiet")).isEmpty();
    assertThat(COLLECTOR.spans()).noneMatch(span -> span.traceId().equals(trace));
    assertThat(desk.headers().get("traceparent")).startsWith("00-" + trace).endsWith("-00");
    assertThat(asked(parent(trace, "00")).getAll("tracestate")).containsExactly("vendor=1");
  }
}
