package dev.ilmyeon.gateway.server.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.persisted.DocumentHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is seen of operations that come over HTTP. */
@GatewayTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class ObservationTests {

  @TempDir private static Path folder;

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  private Http http;

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) throws IOException {
    Path supergraph =
        Files.writeString(
            folder.resolve("supergraph.graphql"),
            SmallSupergraph.TEXT.replace(
                "title: String @join__field(graph: NEWS)",
                "title: String @join__field(graph: NEWS) @deprecated(reason: \"none\")"));
    properties.add("ilmyeon.gateway.supergraph", supergraph::toString);
    properties.add("ilmyeon.gateway.observation.slow-operation", () -> "400ms");
    properties.add("ilmyeon.gateway.engine.limits.cost", () -> 1000);
    properties.add("ilmyeon.gateway.engine.share-requests", () -> true);
    properties.add("management.endpoints.web.exposure.include", () -> "prometheus,usage");
  }

  @BeforeEach
  void reset() {
    http = new Http(port);
    StandIns.allWell();
  }

  private HttpResponse<String> ask(String client, String query) {
    return http.post(
        "/graphql",
        "{\"query\":\"%s\"}".formatted(query),
        "Content-Type",
        "application/json",
        "apollographql-client-name",
        client);
  }

  private String metrics() {
    return http.get("/actuator/prometheus").body();
  }

  private static String count(String client, String operation, String outcome) {
    return "ilmyeon_gateway_operations_seconds_count{client=\"%s\",operation=\"%s\",outcome=\"%s\"}"
        .formatted(client, operation, outcome);
  }

  @Test
  void measuresByOperationAndClient() {
    ask("web", "query Page { strip }");
    ask("app", "query Page { strip }");
    ask("app", "{ nothing }");
    http.graphQl("{ strip }");
    StandIns.WEATHER.answers(Answer.drop());
    ask("web", "query Page { strip }");

    assertThat(metrics())
        .contains(count("web", "Page", "ok"))
        .contains(count("app", "Page", "ok"))
        .contains(count("app", "invalid", "refused"))
        .contains(count("unnamed", "anonymous", "ok"))
        .contains(count("web", "Page", "errors"))
        .contains(
            "ilmyeon_gateway_refusals_total{code=\"GRAPHQL_VALIDATION_FAILED\",stage=\"engine\"}")
        .contains("ilmyeon_gateway_cost_count");
  }

  @Test
  void takesNoClientsNameThatIsNone() {
    ask("<script>", "query Scripted { strip }");

    assertThat(metrics()).contains(count("unnamed", "Scripted", "ok")).doesNotContain("<script>");
  }

  @Test
  void countsOperationsThatClientsName() {
    String query = "{ strip }";
    String extensions =
        "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}"
            .formatted(DocumentHash.of(query));
    String[] json = {"Content-Type", "application/json"};
    http.post("/graphql", "{%s}".formatted(extensions), json);
    http.post("/graphql", "{\"query\":\"%s\",%s}".formatted(query, extensions), json);
    http.post("/graphql", "{%s}".formatted(extensions), json);

    assertThat(metrics())
        .contains("ilmyeon_gateway_named_total{result=\"missing\"} 1.0")
        .contains("ilmyeon_gateway_named_total{result=\"sent\"} 1.0")
        .contains("ilmyeon_gateway_named_total{result=\"found\"} 1.0")
        .contains(
            "ilmyeon_gateway_refusals_total{code=\"PERSISTED_QUERY_NOT_FOUND\",stage=\"document\"}"
                + " 1.0");
  }

  private double counted(String meter, String key, String value) {
    return meters.get(meter).tag(key, value).counter().count();
  }

  @Test
  void countsPlansThatAreNewAndThatAreKnown() {
    double fresh = counted("ilmyeon.gateway.plans", "state", "new");
    double known = counted("ilmyeon.gateway.plans", "state", "known");
    long planned = meters.get("ilmyeon.gateway.planning").timer().count();

    for (int i = 0; i < 3; i++) {
      ask("web", "query Planned { planned: strip }");
    }

    assertThat(counted("ilmyeon.gateway.plans", "state", "new")).isEqualTo(fresh + 1);
    assertThat(counted("ilmyeon.gateway.plans", "state", "known")).isEqualTo(known + 2);
    assertThat(meters.get("ilmyeon.gateway.planning").timer().count()).isEqualTo(planned + 1);
  }

  @Test
  void countsThoseThatJoinAnEqualOne() throws Exception {
    CountDownLatch until = new CountDownLatch(1);
    StandIns.WEATHER.answers(
        new Answer.Pause(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n",
            until,
            "{\"data\":{\"strip\":\"fine\"}}"));
    double before = counted("ilmyeon.gateway.shared", "what", "response");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<HttpResponse<String>> asks = () -> ask("web", "query Shared { strip }");
      Future<HttpResponse<String>> first = threads.submit(asks);
      Future<HttpResponse<String>> second = threads.submit(asks);
      try {
        await().until(() -> counted("ilmyeon.gateway.shared", "what", "response") > before);
      } finally {
        until.countDown();
      }

      assertThat(first.get().body()).isEqualTo("{\"data\":{\"strip\":\"fine\"}}");
      assertThat(second.get().body()).isEqualTo(first.get().body());
    }
    assertThat(StandIns.WEATHER.requests()).hasSize(1);
  }

  @Test
  void tellsWhoUsesWhatIsDeprecated() {
    ask("old", "query Old { title }");
    ask("old", "query Old { title }");

    assertThat(http.get("/actuator/usage").body())
        .contains("\"field\":\"Query.title\"", "\"client\":\"old\"", "\"operation\":\"Old\"")
        .contains("\"times\":2");
    assertThat(metrics())
        .contains("ilmyeon_gateway_deprecated_total{client=\"old\",field=\"Query.title\"} 2.0");
  }

  @Test
  void logsWhatIsSlowAndWhatItWaitedForButNoVariables(CapturedOutput output) {
    StandIns.WEATHER.answers(Answer.hang());
    String query = "query Slow($s: String!) { echo(text: $s) strip }";

    http.post(
        "/graphql",
        "{\"query\":\"%s\",\"variables\":{\"s\":\"my secret\"}}".formatted(query),
        "Content-Type",
        "application/json",
        "apollographql-client-name",
        "app",
        "x-request-id",
        "r-17");

    assertThat(output.getOut())
        .containsPattern(
            "Slow query Slow \\(%s\\) of client app, request r-17: errors after \\d+ ms; \\["
                .formatted(DocumentHash.of(query).substring(0, 12)))
        .containsPattern("news ok \\d+ ms after \\d+ ms")
        .containsPattern("weather timed_out \\d+ ms after \\d+ ms")
        .doesNotContain("my secret");
  }
}
