package dev.ilmyeon.weather.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.testing.sql.SqlStatements;
import dev.ilmyeon.weather.RunningService;
import dev.ilmyeon.weather.TestData;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;

/**
 * Over graphql-transport-ws, as the gateway subscribes; what is said comes through the database.
 */
@RunningService
class SubscriptionTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final BlockingQueue<Map<String, Object>> events = new LinkedBlockingQueue<>();

  @Value("${local.server.port}")
  int port;

  @Autowired TestData data;
  @Autowired SqlStatements statements;
  private WebSocketGraphQlTester tester;
  private Disposable subscription;

  @BeforeEach
  void connect() {
    tester =
        WebSocketGraphQlTester.create(
            URI.create("ws://127.0.0.1:" + port + "/graphql"), new ReactorNettyWebSocketClient());
  }

  @AfterEach
  void leave() {
    subscription.dispose();
    tester.stop().block(DEADLINE);
    data.clear();
    Awaitility.await().atMost(DEADLINE).until(() -> listeners() == 0);
  }

  @Test
  void anHourIsToldOnceWithTheStationsAskedFor() throws InterruptedException {
    subscribe(
        "weatherUpdated",
        """
        subscription { weatherUpdated(stations: ["108", "133"]) {
          observedAt stations { id name current(edition: "live") { temperature } } } }
        """);

    update("2026-12-31T15:00:00Z", "{98}");
    say();
    statements.clear();
    update("2026-12-31T15:00:00Z", "{98,108,133}");
    say();

    Map<String, Object> event = events.poll(30, TimeUnit.SECONDS);
    assertThat(event).containsEntry("observedAt", "2027-01-01T00:00:00.000+09:00");
    assertThat(event.get("stations")).asString().contains("서울", "대전").doesNotContain("동두천");
    assertThat(events).as("what concerns none of them is not told").isEmpty();
    assertThat(statements.sent().stream().filter(sql -> sql.contains("FROM station s")))
        .as("all stations of an hour")
        .hasSize(1);
  }

  @Test
  void hoursThatNobodyWasToldOfAreFoundOnceItIsListenedAgain() throws InterruptedException {
    update("2026-12-31T14:00:00Z", "{98}");
    subscribe("weatherUpdated", "subscription { weatherUpdated { observedAt } }");
    update("2026-12-31T15:00:00Z", "{98}");
    say();
    assertThat(events.poll(30, TimeUnit.SECONDS))
        .as("what was told before it subscribed is not told again")
        .containsEntry("observedAt", "2027-01-01T00:00:00.000+09:00");

    update("2026-12-31T16:00:00Z", "{98}");
    data.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'",
        Map.of());

    assertThat(events.poll(30, TimeUnit.SECONDS))
        .containsEntry("observedAt", "2027-01-01T01:00:00.000+09:00");
    awaitListener();
    update("2026-12-31T17:00:00Z", "{98}");
    say();
    assertThat(events.poll(30, TimeUnit.SECONDS))
        .as("each is told once")
        .containsEntry("observedAt", "2027-01-01T02:00:00.000+09:00");
  }

  @Test
  void warningsAreToldByRegion() throws InterruptedException {
    subscribe(
        "warningIssued",
        "subscription { warningIssued(region: \"KR-30\") { kind area region source } }");
    store("KR-30", true);
    for (String region : List.of("KR-11", "KR-30")) {
      store(region);
      data.run("SELECT pg_notify('warning_issued', '')", Map.of());
    }

    assertThat(events.poll(30, TimeUnit.SECONDS))
        .as("what is simulated is told nobody where nothing is to be simulated")
        .isEqualTo(Map.of("kind", "호우", "area", "곳", "region", "KR-30", "source", "WARNING_LIST"));
  }

  @Test
  void warningsThatNobodyWasToldOfAreFoundOnceItIsListenedAgain() throws InterruptedException {
    store("KR-26");
    subscribe("warningIssued", "subscription { warningIssued { region } }");
    store("KR-27");
    data.run("SELECT pg_notify('warning_issued', '')", Map.of());
    assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(Map.of("region", "KR-27"));

    store("KR-28");
    data.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'",
        Map.of());

    assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(Map.of("region", "KR-28"));
    awaitListener();
    store("KR-29");
    data.run("SELECT pg_notify('warning_issued', '')", Map.of());
    assertThat(events.poll(30, TimeUnit.SECONDS))
        .as("each is told once")
        .isEqualTo(Map.of("region", "KR-29"));
  }

  private void store(String region) {
    store(region, false);
  }

  /** Without a word of it. */
  private void store(String region, boolean simulated) {
    data.run(
        """
        INSERT INTO warning (area_code, area, parent, region_code, kind, level, command, issued_at, simulated, first_seen)
        VALUES ('L' || :region, '곳', '곳', :region, '호우', '주의', '발표', now(), :simulated, now())
        """,
        Map.of("region", region, "simulated", simulated));
  }

  private void subscribe(String field, String document) {
    subscription =
        tester
            .document(document)
            .executeSubscription()
            .toFlux()
            .subscribe(response ->
                events.add(
                    response
                        .path(field)
                        .entity(new ParameterizedTypeReference<Map<String, Object>>() {})
                        .get()));
    awaitListener();
  }

  private void awaitListener() {
    Awaitility.await().atMost(DEADLINE).until(() -> listeners() == 1);
  }

  private long listeners() {
    return data.value(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND state = 'idle'",
        Long.class);
  }

  /** Without a word of it. */
  private void update(String hour, String stations) {
    data.run(
        """
        INSERT INTO weather_update (observed_at, stations, announced_at)
        VALUES (CAST(:hour AS timestamptz), CAST(:stations AS integer[]), now())
        """,
        Map.of("hour", hour, "stations", stations));
  }

  private void say() {
    data.run("SELECT pg_notify('weather_updated', '')", Map.of());
  }
}
