package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.fixture.SupergraphServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The supergraph is swapped again and again while clients ask: between two that are good, of which
 * the second has weather at another subgraph, and some that are no good. No request may notice.
 */
class SupergraphSwapTests {

  private static final int ROUNDS = 10;

  /** Nobody else's: what counts is that no connection to it is left. */
  private static final StandInServer WEATHER = StandInServer.start();

  private static final StandInServer SKY = StandInServer.start();

  private static final String ONE = SmallSupergraph.TEXT;

  private static final String TWO =
      ONE.replace("WEATHER", "SKY")
          .replace(
              "name: \"weather\", url: \"http://127.0.0.1:2/graphql\"",
              "name: \"sky\", url: \"%s\"".formatted(SKY.url("/graphql")));

  private static final List<String> BAD =
      List.of(
          "",
          "this is no supergraph",
          ONE.substring(0, ONE.length() / 2),
          ONE.replace("type Query", "type Quary"),
          TWO.replace(SKY.url("/graphql").toString(), "ftp://127.0.0.1/graphql"),
          ONE.replace(
              "schema @link",
              "schema @link(url: \"https://example.com/guard/v1.0\", for: SECURITY) @link"));

  @BeforeAll
  static void answer() {
    StandIns.allWell();
    WEATHER.answers(StandIns::weather);
    SKY.answers(StandIns::weather);
  }

  @AfterAll
  static void close() {
    WEATHER.close();
    SKY.close();
  }

  /** A busy machine is nobody's failure. */
  private static void bePatient(DynamicPropertyRegistry registry) {
    registry.add("ilmyeon.gateway.subgraphs.weather.url", () -> WEATHER.url("/graphql"));
    registry.add("ilmyeon.gateway.http.deadline", () -> "60s");
    registry.add("ilmyeon.gateway.subgraph-defaults.read-timeout", () -> "60s");
    registry.add("ilmyeon.gateway.subgraphs.weather.read-timeout", () -> "60s");
  }

  /** Returns how many changes there were. */
  private static int swap(Http http, ServedSupergraph served, Consumer<String> publish) {
    int changes = 0;
    try (BusyClients clients = new BusyClients(http)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String good : List.of(TWO, ONE)) {
          takes(good, served, publish);
          refuses(BAD.get(round % BAD.size()), served, publish);
          refuses(BAD.get((round + 1) % BAD.size()), served, publish);
          changes += 3;
        }
        someMoreAnswers(clients);
      }
      takes(TWO, served, publish);
      someMoreAnswers(clients);
      assertThat(clients.failures()).isEmpty();
      assertThat(clients.answers()).isGreaterThan(100);
    }
    soon().untilAsserted(() -> assertThat(WEATHER.connections()).isZero());
    assertThat(WEATHER.accepted()).isPositive();
    assertThat(SKY.connections()).isPositive();
    return changes + 1;
  }

  private static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(5));
  }

  private static void someMoreAnswers(BusyClients clients) {
    long before = clients.answers();
    soon().until(() -> clients.answers() > before + 20);
  }

  private static void takes(String good, ServedSupergraph served, Consumer<String> publish) {
    Instant before = served.status().since();
    publish.accept(good);
    soon().until(() -> served.status().since().isAfter(before));
    assertThat(served.status().refusal()).isNull();
  }

  private static void refuses(String bad, ServedSupergraph served, Consumer<String> publish) {
    SupergraphStatus before = served.status();
    publish.accept(bad);
    soon().until(() -> served.status() != before && served.status().refusal() != null);
    assertThat(served.status().since()).isEqualTo(before.since());
  }

  private static void tellsOfIt(Http http) {
    assertThat(http.get("/actuator/prometheus").body())
        .containsPattern("ilmyeon_gateway_supergraph_looks_total\\{outcome=\"refused\"\\} [1-9]")
        .containsPattern("ilmyeon_gateway_supergraph_looks_total\\{outcome=\"served\"\\} [1-9]")
        .contains("ilmyeon_gateway_supergraph_refused 0.0")
        .contains("resilience4j_circuitbreaker_state{name=\"sky\",state=\"closed\"} 1.0")
        .doesNotContain("name=\"weather\"");
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  class OfAFile {

    @TempDir private static Path folder;

    @LocalServerPort private int port;

    @Autowired private ServedSupergraph served;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
      publish(ONE);
      registry.add("ilmyeon.gateway.supergraph", () -> folder.resolve("graph").toString());
      registry.add("ilmyeon.gateway.supergraph-poll", () -> "10ms");
      bePatient(registry);
    }

    private static void publish(String text) {
      try {
        Path part = Files.writeString(folder.resolve("part"), text);
        Files.move(part, folder.resolve("graph"), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void failsNoRequest() {
      Http http = new Http(port);
      swap(http, served, OfAFile::publish);
      tellsOfIt(http);
    }
  }

  @Nested
  @GatewayTest
  @DirtiesContext
  class OfAUrl {

    private static final SupergraphServer SERVER = SupergraphServer.start().holds(ONE);

    @LocalServerPort private int port;

    @Autowired private ServedSupergraph served;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
      registry.add("ilmyeon.gateway.supergraph", () -> SERVER.url().toString());
      registry.add("ilmyeon.gateway.supergraph-poll", () -> "10ms");
      bePatient(registry);
    }

    @Test
    void failsNoRequestAndFetchesNothingTwice() {
      Http http = new Http(port);
      int changes = swap(http, served, SERVER::holds);
      tellsOfIt(http);
      assertThat(SERVER.statuses()).containsOnly(200, 304).contains(304);
      assertThat(SERVER.statuses().stream().filter(status -> status == 200).count())
          .isEqualTo(1 + changes);
    }
  }
}
