package dev.ilmyeon.gateway.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** graphql-sse in both modes. */
@GatewayTest
@DirtiesContext
class EventStreamsTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  private static final String TOKEN = "X-GraphQL-Event-Stream-Token";

  private static final String PUBLISHED = "subscription { published { title reads } }";

  private static final String TOLD = "{\"data\":{\"published\":{\"title\":\"제목 1\",\"reads\":10}}}";

  @LocalServerPort private int port;
  @Autowired private MeterRegistry meters;

  private Http http;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
    properties.add("ilmyeon.gateway.subscriptions.keep-alive", () -> "50ms");
    properties.add("ilmyeon.gateway.subscriptions.max-per-connection", () -> "2");
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  @BeforeEach
  void connect() {
    http = new Http(port);
  }

  @AfterEach
  void leaveNothing() {
    await()
        .untilAsserted(() ->
            assertThat(
                    meters
                        .get("ilmyeon.gateway.connections")
                        .tag("transport", "sse")
                        .gauge()
                        .value())
                .isZero());
  }

  /** Events as they come, without comments. */
  private static final class Events implements AutoCloseable {

    private final BufferedReader lines;
    private int comments;

    Events(HttpResponse<InputStream> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("text/event-stream;charset=UTF-8");
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** Name and data; null at the end. */
    String next() throws IOException {
      String line = lines.readLine();
      while (line != null && (line.isEmpty() || line.startsWith(":"))) {
        comments += line.isEmpty() ? 0 : 1;
        line = lines.readLine();
      }
      return line == null ? null : line + "|" + lines.readLine();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private static String body(String query) {
    return "{\"query\":\"%s\"}".formatted(query);
  }

  private Events subscribe(String query) {
    return new Events(
        http.stream(
            "/graphql",
            body(query),
            "Content-Type",
            "application/json",
            "Accept",
            "text/event-stream"));
  }

  @Test
  void bringEventsOfOneSubscription() throws IOException {
    try (Events events = subscribe(PUBLISHED)) {
      LiveSocket desk = SUBGRAPHS.desk.socket();
      desk.subscription();
      desk.event(LiveSubgraphs.story(1)).send("{\"id\":\"1\",\"type\":\"complete\"}");

      assertThat(events.next()).isEqualTo("event: next|data: " + TOLD);
      assertThat(events.next()).isEqualTo("event: complete|data:");
      assertThat(events.next()).isNull();
    }
  }

  @Test
  void bringCommentsInBetween() throws IOException {
    try (Events events = subscribe(PUBLISHED)) {
      LiveSocket desk = SUBGRAPHS.desk.socket();
      desk.subscription();
      assertThat(events.lines.readLine()).isEqualTo(":");
      assertThat(events.lines.readLine()).isEmpty();
      assertThat(events.lines.readLine()).isEqualTo(":");
      desk.cut();
      assertThat(events.next()).contains("SUBGRAPH_UNREACHABLE");
      assertThat(events.next()).startsWith("event: complete");
    }
  }

  @Test
  void unsubscribeWhenTheClientIsGone() throws IOException {
    Events events = subscribe(PUBLISHED);
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();

    events.close();

    desk.awaitClosed();
  }

  @Test
  void areForQueriesAndRefusalsToo() throws IOException {
    try (Events events = subscribe("{ title }")) {
      assertThat(events.next()).isEqualTo("event: next|data: {\"data\":{\"title\":\"광명시\"}}");
      assertThat(events.next()).isEqualTo("event: complete|data:");
    }
    try (Events events = subscribe("subscription { nothing }")) {
      assertThat(events.next()).contains("VALIDATION_FAILED");
      assertThat(events.next()).isEqualTo("event: complete|data:");
    }
  }

  @Test
  void comeByGetToo() throws IOException {
    HttpResponse<InputStream> response =
        http.streamGet("/graphql?query=subscription%7Blines%7D", "Accept", "text/event-stream");
    try (Events events = new Events(response)) {
      SUBGRAPHS.wire.stream().event("{\"lines\":\"속보\"}").send("event: complete\n\n");

      assertThat(events.next()).isEqualTo("event: next|data: {\"data\":{\"lines\":\"속보\"}}");
      assertThat(events.next()).startsWith("event: complete");
    }
  }

  @Test
  void areNotWhatEveryClientTakes() {
    HttpResponse<String> response =
        http.post("/graphql", body(PUBLISHED), "Content-Type", "application/json");

    assertThat(response.body()).contains("SUBSCRIPTION_NOT_SUPPORTED");
  }

  private String reserve() {
    HttpResponse<String> reserved = http.send("PUT", "/graphql", BodyPublishers.noBody());
    assertThat(reserved.statusCode()).isEqualTo(201);
    return reserved.body();
  }

  private int run(String token, String id, String query) {
    return http.post(
            "/graphql",
            "{\"query\":\"%s\",\"extensions\":{\"operationId\":\"%s\"}}".formatted(query, id),
            "Content-Type",
            "application/json",
            TOKEN,
            token)
        .statusCode();
  }

  private int cancel(String token, String id) {
    return http.send("DELETE", "/graphql?operationId=" + id, BodyPublishers.noBody(), TOKEN, token)
        .statusCode();
  }

  @Test
  void bringEventsOfSeveralOperations() throws IOException {
    String token = reserve();
    assertThat(run(token, "q", "{ title }")).isEqualTo(202);
    try (Events events =
        new Events(http.streamGet("/graphql", "Accept", "text/event-stream", TOKEN, token))) {
      assertThat(events.next())
          .isEqualTo("event: next|data: {\"id\":\"q\",\"payload\":{\"data\":{\"title\":\"광명시\"}}}");
      assertThat(events.next()).isEqualTo("event: complete|data: {\"id\":\"q\"}");

      assertThat(run(token, "s", PUBLISHED)).isEqualTo(202);
      LiveSocket desk = SUBGRAPHS.desk.socket();
      desk.subscription();
      assertThat(run(token, "s", "{ title }")).isEqualTo(409);
      desk.event(LiveSubgraphs.story(1));
      assertThat(events.next())
          .isEqualTo("event: next|data: {\"id\":\"s\",\"payload\":%s}".formatted(TOLD));

      assertThat(run(token, "l", "subscription { lines }")).isEqualTo(202);
      SUBGRAPHS.wire.stream();
      assertThat(run(token, "more", "{ title }")).isEqualTo(429);

      assertThat(cancel(token, "s")).isEqualTo(200);
      desk.awaitClosed();
      assertThat(events.next()).isEqualTo("event: complete|data: {\"id\":\"s\"}");
      assertThat(http.get("/graphql", "Accept", "text/event-stream", TOKEN, token).statusCode())
          .isEqualTo(409);
    }
  }

  @Test
  void areKnownByTheirTokenOnly() {
    assertThat(run("made-up", "a", "{ title }")).isEqualTo(404);
    assertThat(cancel("made-up", "a")).isEqualTo(404);
    assertThat(http.get("/graphql", "Accept", "text/event-stream", TOKEN, "made-up").statusCode())
        .isEqualTo(404);
    assertThat(cancel(reserve(), "")).isEqualTo(400);
    assertThat(run(reserve(), "", "{ title }")).isEqualTo(400);
  }
}
