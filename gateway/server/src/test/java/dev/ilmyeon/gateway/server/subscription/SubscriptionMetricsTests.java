package dev.ilmyeon.gateway.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.ClientSocket;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LiveSocket;
import dev.ilmyeon.gateway.server.fixture.LiveSubgraphs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an operator scrapes of clients' subscriptions. */
@GatewayTest
@DirtiesContext
class SubscriptionMetricsTests {

  private static final LiveSubgraphs SUBGRAPHS = new LiveSubgraphs();

  private static final String CONNECTIONS = "ilmyeon_gateway_connections";
  private static final String ACTIVE = "ilmyeon_gateway_subscriptions";
  private static final String EVENTS = "ilmyeon_gateway_subscriptions_events_total";

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    SUBGRAPHS.configure(properties);
  }

  @AfterAll
  static void close() {
    SUBGRAPHS.close();
  }

  private static LiveSocket desk() {
    LiveSocket desk = SUBGRAPHS.desk.socket();
    desk.subscription();
    return desk;
  }

  private void assertScraped(String metric, double websocket, double sse) {
    assertThat(new Http(port).get("/actuator/prometheus").body().lines())
        .contains("%s{transport=\"websocket\"} %s".formatted(metric, websocket))
        .contains("%s{transport=\"sse\"} %s".formatted(metric, sse));
  }

  private BufferedReader events() {
    return new BufferedReader(
        new InputStreamReader(
            new Http(port)
                .stream(
                        "/graphql",
                        "{\"query\":\"subscription { published { title } }\"}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "text/event-stream")
                    .body(),
            StandardCharsets.UTF_8));
  }

  @Test
  void tellHowManyThereAreAndHowManyEventsTheyWereSent() throws IOException {
    assertScraped(EVENTS, 0, 0);
    try (ClientSocket socket = ClientSocket.ready(port)) {
      socket.subscribe("a", "subscription { published { reads } }");
      LiveSocket first = desk();
      for (int i = 1; i <= 3; i++) {
        first.event(LiveSubgraphs.story(i));
        assertThat(socket.message()).contains("\"reads\":%d".formatted(i * 10));
      }
      try (BufferedReader events = events()) {
        desk().event(LiveSubgraphs.story(1));
        assertThat(events.lines().anyMatch(line -> line.contains("제목 1"))).isTrue();

        assertScraped(EVENTS, 3, 1);
        assertScraped(ACTIVE, 1, 1);
        assertScraped(CONNECTIONS, 1, 1);
      }
    }
    await().untilAsserted(() -> assertScraped(ACTIVE, 0, 0));
    await().untilAsserted(() -> assertScraped(CONNECTIONS, 0, 0));
    assertScraped(EVENTS, 3, 1);
  }
}
