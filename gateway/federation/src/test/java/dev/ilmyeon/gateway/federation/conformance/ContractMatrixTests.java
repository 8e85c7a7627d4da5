package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.conformance.FieldWays.Way;
import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A contract for each field of a supergraph, which hides that one; and every field asked for in
 * every way. What is hidden is answered as a name that was made up is, in errors and introspection
 * alike; what is not, as without a contract, though what is hidden be its key or requirement.
 *
 * <p>That the matrix would notice is shown by contracts that hide nothing.
 */
class ContractMatrixTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Feature FEATURE =
      new Feature(Path.of("src/test/resources/conformance/protected"));
  private static final Schema SCHEMA = FEATURE.consumerSchema();
  private static final List<Way> WAYS = new FieldWays(SCHEMA).all();
  private static final Supergraph SUPERGRAPH = Supergraph.read(tagged());
  private static final Map<String, Contract> CONTRACTS = contracts();

  private static final Claims ALL = FEATURE.allClaims();
  private static final FederationEngine ENGINE = engine(Set.of());

  /** What is answered without a contract. */
  private static final Map<String, String> WHOLE = new HashMap<>();

  private static FederationEngine engine(Set<String> down) {
    return new FederationEngine(
        SUPERGRAPH,
        FEATURE.local(down),
        EngineOptions.DEFAULT
            .withLimits(OperationLimits.GENEROUS)
            .withCaches(40_000_000, 40_000)
            .withContracts(CONTRACTS),
        EngineListener.NONE);
  }

  /** Each field has a tag of its own: its coordinate. */
  private static String tagged() {
    String sdl =
        FEATURE
            .sdl()
            .replaceFirst(
                "schema @link", "schema @link(url: \"https://specs.apollo.dev/tag/v0.3\") @link");
    for (String coordinate : coordinates()) {
      sdl =
          SdlLines.change(
              sdl, coordinate, line -> "%s @tag(name: \"%s\")".formatted(line, coordinate));
    }
    return sdl;
  }

  private static Set<String> coordinates() {
    Set<String> coordinates = new TreeSet<>();
    for (NamedType type : SCHEMA.types().values()) {
      if (type instanceof FieldedType fielded && !type.name().startsWith("__")) {
        fielded.fields().keySet().forEach(field -> coordinates.add(type.name() + "." + field));
      }
    }
    return coordinates;
  }

  /** Those that leave a schema, by what they hide. */
  private static Map<String, Contract> contracts() {
    Map<String, Contract> contracts = new TreeMap<>();
    for (String coordinate : coordinates()) {
      Contract contract = new Contract(Set.of(), Set.of(coordinate), true);
      try {
        SUPERGRAPH.requireValid(Map.of(coordinate, contract));
        contracts.put(coordinate, contract);
      } catch (ContractException e) {
        assertThat(e).hasMessageContaining(coordinate);
      }
    }
    return contracts;
  }

  static Set<String> hiding() {
    return CONTRACTS.keySet();
  }

  @Test
  void isOfEveryField() {
    assertThat(CONTRACTS).containsOnlyKeys(coordinates());
  }

  /** Also from an interface, if one of its objects does not show it. */
  private static boolean hides(String hidden, String type, String field) {
    String owner = hidden.substring(0, hidden.indexOf('.'));
    boolean general =
        SCHEMA.type(type) instanceof InterfaceType && SCHEMA.possibleTypes(type).contains(owner);
    return hidden.equals(type + "." + field) || general && hidden.equals(owner + "." + field);
  }

  private static GraphQlResponse execute(FederationEngine engine, GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request.withClaims(ALL)).block(DEADLINE));
  }

  private static GraphQlResponse within(String contract, String query) {
    return execute(ENGINE, GraphQlRequest.of(query).within(contract));
  }

  @ParameterizedTest
  @MethodSource("hiding")
  void answersWhatItHidesAsIfThereWereNoSuchThing(String hidden) {
    int asked = 0;
    for (Way way : WAYS) {
      boolean isHidden = hides(hidden, way.on(), way.field());
      if (isHidden || way.through().contains(hidden)) {
        asked++;
        GraphQlResponse response = within(hidden, way.asked());
        assertThat(response.outcome()).as(way.asked()).isEqualTo(Outcome.REFUSED);
        if (isHidden) {
          String made = madeUp(way.field());
          assertThat(response.text())
              .as(way.asked())
              .isEqualTo(within(hidden, way.asked(made)).text().replace(made, way.field()));
        }
      }
    }
    assertThat(asked).isPositive();
  }

  /** As long, so that all places are the same. */
  private static String madeUp(String field) {
    return field.charAt(0) + "0".repeat(field.length() - 1);
  }

  @ParameterizedTest
  @MethodSource("hiding")
  void answersTheRestAsWithoutIt(String hidden) {
    int same = 0;
    for (Way way : near(hidden)) {
      String whole =
          WHOLE.computeIfAbsent(
              way.asked(), query -> execute(ENGINE, GraphQlRequest.of(query)).text());
      assertThat(within(hidden, way.asked()).text()).as(way.asked()).isEqualTo(whole);
      same++;
    }
    assertThat(same > 0 || hidden.startsWith("Mutation.")).isTrue();
  }

  /** To the other fields of the type, in some ways: what is hidden may be the key to them. */
  private static List<Way> near(String hidden) {
    String owner = hidden.substring(0, hidden.indexOf('.'));
    List<Way> ways = new ArrayList<>();
    for (Way way : WAYS) {
      boolean near = way.on().equals(owner) || SCHEMA.possibleTypes(way.on()).contains(owner);
      boolean seen = !hides(hidden, way.on(), way.field()) && !way.through().contains(hidden);
      boolean some = way.kind().endsWith(", plain") || way.kind().endsWith(", fragment");
      if (near && seen && some && way.asked().startsWith("query")) {
        ways.add(way);
      }
    }
    return ways;
  }

  static Set<String> subgraphs() {
    return Set.copyOf(FEATURE.subgraphs());
  }

  @ParameterizedTest
  @MethodSource("subgraphs")
  void keepsWhatItHidesToItselfWhileASubgraphIsDown(String down) {
    FederationEngine troubled = engine(Set.of(down));
    int errors = 0;
    for (String hidden : CONTRACTS.keySet()) {
      String field = hidden.substring(hidden.indexOf('.') + 1);
      for (Way way : near(hidden)) {
        // Another type may well have a field of that name, and the way lead through that.
        if (!way.asked().matches(".*\\b%s\\b.*".formatted(field))) {
          GraphQlRequest request = GraphQlRequest.of(way.asked()).within(hidden);
          String text = execute(troubled, request).text();
          assertThat(text).as(way.asked()).doesNotContain("\"" + field + "\"", hidden);
          errors += text.contains("\"errors\"") ? 1 : 0;
        }
      }
    }
    assertThat(errors).isPositive();
  }

  @ParameterizedTest
  @MethodSource("hiding")
  void showsASchemaWithoutIt(String hidden) {
    Set<String> shown = introspected(hidden);
    Set<String> expected = introspected(null);
    expected.removeIf(coordinate -> {
      String[] parts = coordinate.split("\\.");
      return hides(hidden, parts[0], parts[1]);
    });
    String type =
        SCHEMA.type(hidden.split("\\.")[0]) instanceof FieldedType fielded
            ? fielded.fields().get(hidden.split("\\.")[1]).type().namedType()
            : "";
    assertThat(expected).containsAll(shown);
    assertThat(shown).doesNotContain(hidden);
    expected.removeAll(shown);
    // What nothing else leads to is gone as well.
    assertThat(expected).allMatch(coordinate -> coordinate.startsWith(type + "."));
  }

  private static Set<String> introspected(@Nullable String contract) {
    String query = "{ __schema { types { name fields(includeDeprecated: true) { name } } } }";
    GraphQlResponse response = execute(ENGINE, GraphQlRequest.of(query).within(contract));
    Map<String, Object> body = JavaJson.object(JsonReader.read(response.body(), 50));
    Map<String, Object> schema = JavaJson.asMap(JavaJson.asMap(body.get("data")).get("__schema"));
    Set<String> coordinates = new TreeSet<>();
    for (Object type : (List<?>) Objects.requireNonNull(schema.get("types"))) {
      Map<String, Object> members = JavaJson.asMap(type);
      if (members.get("fields") instanceof List<?> fields) {
        fields.forEach(field ->
            coordinates.add(members.get("name") + "." + JavaJson.asMap(field).get("name")));
      }
    }
    return coordinates;
  }

  @Test
  void wouldNoticeAContractThatHidesNothing() {
    for (String hidden : CONTRACTS.keySet()) {
      assertThat(WAYS)
          .as(hidden)
          .anyMatch(way ->
              hides(hidden, way.on(), way.field())
                  && execute(ENGINE, GraphQlRequest.of(way.asked())).outcome() == Outcome.EXECUTED);
    }
  }
}
