package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.fixture.RandomDefers;
import dev.ilmyeon.gateway.federation.fixture.Reassembly;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries against every supergraph of the suite, with {@code @defer} here and there and
 * subgraphs that answer in any order: all payloads together are the response without it.
 *
 * <p>{@code -Dconformance.operations=N} asks for N a feature, {@code -Dconformance.seed=S} for
 * others than usual.
 */
class RandomDeferTests {

  private static final int OPERATIONS = Integer.getInteger("conformance.operations", 40);
  private static final long SEED = Long.getLong("conformance.seed", 1);
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Whose data change while they are asked for, or are not the same everywhere. */
  private static final Set<String> CHANGING =
      Set.of("mutation", "mutation-chain", "shareable-roots-null");

  static Stream<Feature> features() {
    return Feature.all(Path.of("src/test/resources/conformance")).stream()
        .filter(feature -> !CHANGING.contains(feature.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("features")
  void payloadsAreTheResponse(Feature feature) {
    FederationEngine engine = feature.engine();
    ShuffledTransport subgraphs = new ShuffledTransport(feature.local(Set.of()), SEED);
    FederationEngine shuffled = feature.engine(subgraphs);
    int several = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      long seed = SEED * 1_000_003 + i;
      RandomOperations random =
          new RandomOperations(feature.consumerSchema(), feature.keys(), seed);
      String query = random.query();
      GraphQlResponse whole =
          Objects.requireNonNull(engine.execute(request(feature, query)).block(DEADLINE));
      if (whole.outcome() == GraphQlResponse.Outcome.EXECUTED
          && !whole.text().contains("\"errors\"")) {
        String deferred = new RandomDefers(seed).in(query);
        IncrementalFormat format = IncrementalFormat.values()[i % 2];
        List<String> payloads = payloads(shuffled, subgraphs, request(feature, deferred), format);
        several += payloads.size() > 1 ? 1 : 0;
        assertThat(Reassembly.of(payloads))
            .as(() ->
                "%s, seed %s:\n%s\n%s\n%s"
                    .formatted(
                        feature.name(), seed, deferred, whole.text(), String.join("\n", payloads)))
            .isEqualTo(Reassembly.dataOf(whole.text()));
      }
    }
    assertThat(several).as("responses that came in parts").isGreaterThanOrEqualTo(OPERATIONS / 20);
  }

  /** … and what is lost says why. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("features")
  void payloadsEndWhicheverSubgraphIsDown(Feature feature) {
    int seed = 0;
    for (String down : feature.subgraphs()) {
      ShuffledTransport subgraphs = new ShuffledTransport(feature.local(Set.of(down)), SEED);
      FederationEngine engine = feature.engine(subgraphs);
      for (int i = 0; i < OPERATIONS / 4; i++) {
        RandomOperations random =
            new RandomOperations(feature.consumerSchema(), feature.keys(), ++seed);
        String query = new RandomDefers(seed).in(random.query());
        IncrementalFormat format = IncrementalFormat.values()[i % 2];
        payloads(engine, subgraphs, request(feature, query), format)
            .forEach(payload -> assertLostPartsSayWhy(query, payload));
      }
    }
  }

  private static void assertLostPartsSayWhy(String query, String payload) {
    JsonObject json = (JsonObject) JsonReader.read(payload, 200);
    if (json.members().get("incremental") instanceof JsonArray(List<JsonValue> entries)) {
      for (JsonValue entry : entries) {
        Map<String, JsonValue> members = ((JsonObject) entry).members();
        assertThat(members.get("data") != JsonLiteral.NULL || members.containsKey("errors"))
            .as("%s\n%s", query, payload)
            .isTrue();
      }
    }
  }

  private static GraphQlRequest request(Feature feature, String query) {
    return GraphQlRequest.of(query).withClaims(feature.allClaims());
  }

  private static List<String> payloads(
      FederationEngine engine,
      ShuffledTransport subgraphs,
      GraphQlRequest request,
      IncrementalFormat format) {
    List<String> payloads = new ArrayList<>();
    List<Object> ends = new ArrayList<>();
    engine
        .executeIncrementally(request, format)
        .subscribe(payload -> payloads.add(payload.text()), ends::add, () -> ends.add("end"));
    subgraphs.letGo();
    assertThat(ends).as(request.query()).containsExactly("end");
    return payloads;
  }
}
