package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Subscriptions, {@code subscriptions/x.graphql} of a feature: all responses, and how often each
 * subgraph was asked for them, subscribing included. The subgraphs are graphql-java's, in this JVM,
 * and publish the events that their data lists. {@code -Dconformance.update=true} writes what came
 * out, to be reviewed.
 */
class SubscriptionConformanceTests {

  private static final Feature FEATURE =
      new Feature(Path.of("src/test/resources/conformance/subscription"));

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  static Stream<ConformanceCase> cases() {
    return FEATURE.subscriptions().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void conforms(ConformanceCase conformanceCase) throws IOException {
    LocalSubgraphs subgraphs = FEATURE.local(conformanceCase.faults().keySet());
    FederationEngine engine = FEATURE.engine(subgraphs);
    GraphQlRequest request =
        GraphQlRequest.of(conformanceCase.query()).withVariables(conformanceCase.variables());
    List<GraphQlResponse> responses = engine.subscribe(request).collectList().block(DEADLINE);

    Map<String, JsonValue> outcome = new LinkedHashMap<>(conformanceCase.expectation().members());
    outcome.put("requests", JsonReader.read(subgraphs.counts(), 9));
    outcome.put("responses", json(Objects.requireNonNull(responses)));
    String actual = PrettyJson.print(new JsonObject(outcome)) + "\n";
    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(conformanceCase.file(), actual);
    }
    assertThat(actual)
        .as(engine.explain(conformanceCase.query(), null))
        .isEqualTo(Feature.read(conformanceCase.file()));
  }

  private static JsonArray json(List<GraphQlResponse> responses) {
    List<JsonValue> bodies = new ArrayList<>();
    responses.forEach(response -> bodies.add(JsonReader.read(response.body(), 200)));
    return new JsonArray(bodies);
  }
}
