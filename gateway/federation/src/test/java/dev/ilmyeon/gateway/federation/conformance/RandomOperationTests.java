package dev.ilmyeon.gateway.federation.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries against every supergraph of the suite: the gateway gives what one schema over the
 * same data gives, key order included.
 *
 * <p>{@code -Dconformance.operations=N} asks for N a feature, {@code -Dconformance.seed=S} for
 * others than usual. A failure prints the feature, the seed, the operation, both answers and the
 * plan.
 */
class RandomOperationTests {

  private static final int OPERATIONS = Integer.getInteger("conformance.operations", 40);
  private static final long SEED = Long.getLong("conformance.seed", 1);
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Where subgraphs say different things on purpose, or one schema cannot know what they know. */
  private static final Set<String> INCOMPARABLE =
      Set.of(
          "context",
          "context-circular",
          "context-deep",
          "context-far",
          "context-lists",
          "context-partial",
          "fed1-v01",
          "interface-object-no-way",
          "links-renamed",
          "key-chain-only",
          "key-null",
          "inaccessible",
          "override-label",
          "override-label-interface-requires",
          "requires-argument-conflict",
          "requires-interface-object",
          "shareable-roots-null",
          "mutation",
          "mutation-chain");

  static Stream<Feature> features() {
    return Feature.all(Path.of("src/test/resources/conformance")).stream()
        .filter(feature -> !INCOMPARABLE.contains(feature.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("features")
  void gatewayAnswersLikeOneSchema(Feature feature) {
    FederationEngine engine = feature.engine();
    GraphQL whole = feature.whole();
    int executed = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      long seed = SEED * 1_000_003 + i;
      String query = new RandomOperations(feature.consumerSchema(), feature.keys(), seed).query();
      GraphQlResponse response =
          Objects.requireNonNull(
              engine
                  .execute(GraphQlRequest.of(query).withClaims(feature.allClaims()))
                  .block(DEADLINE));
      ExecutionResult expected = whole.execute(ExecutionInput.newExecutionInput(query).build());
      assertThat(data(response))
          .as(
              "%s, seed %s:\n%s\n%s\n%s\n%s",
              feature.name(),
              seed,
              query,
              response.text(),
              expected.getErrors(),
              engine.explain(query, null))
          .isEqualTo(data(expected));
      response.release();
      executed += response.outcome() == GraphQlResponse.Outcome.EXECUTED ? 1 : 0;
    }
    assertThat(executed).as("valid operations").isGreaterThan(OPERATIONS / 8);
  }

  private static String data(GraphQlResponse response) {
    JsonObject body = (JsonObject) JsonReader.read(response.body(), 200);
    return body.members().containsKey("data")
        ? PrettyJson.print(body.members().get("data"))
        : "null";
  }

  private static String data(ExecutionResult result) {
    JsonWriter json = new JsonWriter(1024);
    json.any(result.toSpecification().get("data"));
    return PrettyJson.print(JsonReader.read(new String(json.toByteArray(), UTF_8), 200));
  }
}
