package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.introspection.GoodFaithIntrospection;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case of {@code src/test/resources/conformance}, through HTTP: the whole response byte for
 * byte, the number of requests to each subgraph, and (where no fault is made) the same data as
 * graphql-java gives for the same operation over one schema.
 *
 * <p>{@code -Dconformance.update=true} writes what came out into the cases' files, to be reviewed;
 * the comparison with graphql-java stays.
 */
class ConformanceTests {

  private static final Path SUITE = Path.of("src/test/resources/conformance");
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Long enough for a subgraph that answers at all, also on a busy machine. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final boolean UPDATE = Boolean.getBoolean("conformance.update");

  /** graphql-java takes repeated introspection for an attack. */
  private static final Map<?, Object> GOOD_FAITH =
      Map.of(GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true);

  private static HttpSubgraphs server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server = new HttpSubgraphs();
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    client.shutdownNow();
    server.close();
  }

  static Stream<ConformanceCase> cases() {
    return Feature.all(SUITE).stream().flatMap(feature -> feature.cases().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void conforms(ConformanceCase conformanceCase) throws IOException {
    Duration timeout = conformanceCase.faults().containsValue("hang") ? SHORT : DEADLINE;
    FederationEngine engine =
        conformanceCase.feature().engine(client, server, timeout, conformanceCase.labels());
    server.failing(conformanceCase.faults());
    GraphQlRequest request =
        GraphQlRequest.of(
                conformanceCase.query(),
                conformanceCase.operationName(),
                conformanceCase.variables())
            .withClaims(conformanceCase.claims());
    GraphQlResponse response =
        Objects.requireNonNull(engine.execute(request).block(DEADLINE.plus(DEADLINE)));
    JsonValue actual = JsonReader.read(response.body(), 200);
    response.release();
    Map<String, Integer> requests = new TreeMap<>();
    server.requests().forEach(name -> requests.merge(name, 1, Integer::sum));

    String plan = engine.explain(conformanceCase.query(), conformanceCase.operationName());
    if (conformanceCase.comparable()) {
      assertSameDataAsTheWhole(conformanceCase, actual, plan);
    }
    if (UPDATE) {
      update(conformanceCase, actual, requests);
      return;
    }
    Map<String, JsonValue> expected = conformanceCase.expectation().members();
    assertThat(pretty(actual)).as(plan).isEqualTo(pretty(expected.get("response")));
    assertThat(requests).as(plan).isEqualTo(counts(expected.get("requests")));
  }

  private static void assertSameDataAsTheWhole(
      ConformanceCase conformanceCase, JsonValue actual, String plan) {
    ExecutionResult whole =
        conformanceCase
            .feature()
            .whole()
            .execute(
                ExecutionInput.newExecutionInput(conformanceCase.query())
                    .graphQLContext(GOOD_FAITH)
                    .operationName(conformanceCase.operationName())
                    .variables(JavaJson.asMap(JavaJson.of(conformanceCase.variables())))
                    .build());
    JsonWriter json = new JsonWriter(1024);
    json.any(whole.toSpecification().get("data"));
    JsonValue data = ((JsonObject) actual).members().get("data");
    assertThat(data == null ? "null" : pretty(data))
        .as("the same as one schema would give\n%s\n%s", whole.getErrors(), plan)
        .isEqualTo(pretty(JsonReader.read(json.toByteArray(), 200)));
  }

  private static void update(
      ConformanceCase conformanceCase, JsonValue response, Map<String, Integer> requests)
      throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>(conformanceCase.expectation().members());
    Map<String, JsonValue> counts = new LinkedHashMap<>();
    requests.forEach((name, count) -> counts.put(name, new JsonNumber(count.toString())));
    members.put("requests", new JsonObject(counts));
    members.put("response", response);
    Files.writeString(conformanceCase.file(), pretty(new JsonObject(members)) + "\n");
  }

  private static Map<String, Integer> counts(JsonValue requests) {
    Map<String, Integer> counts = new TreeMap<>();
    ((JsonObject) requests)
        .members()
        .forEach((name, count) -> counts.put(name, Integer.parseInt(((JsonNumber) count).text())));
    return counts;
  }

  private static String pretty(JsonValue value) {
    return PrettyJson.print(value);
  }
}
