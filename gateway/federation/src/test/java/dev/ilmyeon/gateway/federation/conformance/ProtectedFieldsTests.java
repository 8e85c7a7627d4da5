package dev.ilmyeon.gateway.federation.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random operations, asked by clients with all kinds of claims: nobody sees or has fetched what is
 * protected from them, and everybody sees all the rest. In the feature's data every protected value
 * says what it takes.
 */
class ProtectedFieldsTests {

  private static final int OPERATIONS = 150;
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Feature FEATURE =
      new Feature(Path.of("src/test/resources/conformance/protected"));
  private static final Claims ALL = FEATURE.allClaims();

  static Stream<Arguments> clients() {
    return Stream.of(
            Claims.NONE,
            new Claims(true, Set.of(), Set.of()),
            new Claims(true, Set.of("pay"), Set.of()),
            new Claims(true, Set.of("read:body"), Set.of("trusted")),
            new Claims(false, Set.of("read:body", "read:text"), Set.of("trusted")),
            ALL)
        .flatMap(claims -> Stream.of(Arguments.of(claims, true), Arguments.of(claims, false)));
  }

  /**
   * {@code inherited}: whether the composer has told interfaces what their objects require, and
   * fields what those require that they are computed from; older ones leave that to the router.
   */
  @ParameterizedTest
  @MethodSource("clients")
  void seeWhatIsNotProtectedFromThem(Claims claims, boolean inherited) {
    Supergraph supergraph = Supergraph.read(inherited ? sdl() : withoutInherited(sdl()));
    WatchedSubgraphs subgraphs = new WatchedSubgraphs(FEATURE.local(Set.of()));
    FederationEngine engine =
        new FederationEngine(
            supergraph,
            subgraphs,
            EngineOptions.DEFAULT.withLimits(OperationLimits.GENEROUS),
            EngineListener.NONE);
    List<String> denied = denied(claims);
    int seen = 0;
    for (int seed = 0; seed < OPERATIONS; seed++) {
      GraphQlRequest request =
          GraphQlRequest.of(
              new RandomOperations(FEATURE.consumerSchema(), FEATURE.keys(), seed).query());
      Map<String, Object> whole = response(engine, request.withClaims(ALL));
      subgraphs.answers.clear();
      Map<String, Object> part = response(engine, request.withClaims(claims));
      String description = "seed %s\n%s\n%s\n%s".formatted(seed, request.query(), whole, part);
      for (String mark : denied) {
        assertThat(String.valueOf(part)).as(description).doesNotContain(mark);
        assertThat(String.join("\n", subgraphs.answers)).as(description).doesNotContain(mark);
      }
      assertThat(SeenPart.problem(whole, part)).as(description).isNull();
      seen += part.get("data") == null ? 0 : 1;
    }
    assertThat(seen).isGreaterThan(OPERATIONS / 8);
  }

  private String sdl() {
    return Feature.read(Path.of("src/test/resources/conformance/protected/supergraph.graphql"));
  }

  private static String withoutInherited(String sdl) {
    String before =
        sdl.replace("@join__type(graph: ARTICLES) @authenticated", "@join__type(graph: ARTICLES)")
            .replace("requires: \"email\") @authenticated", "requires: \"email\")");
    int contract = before.indexOf("interface Item");
    String without =
        before.substring(0, contract)
            + before
                .substring(contract)
                .replaceFirst(" @policy\\(policies: \\[\\[\"trusted\"]]\\)", "");
    assertThat(sdl.length() - without.length()).isGreaterThan(50);
    return without;
  }

  /** What values begin with that these claims do not suffice for. */
  private static List<String> denied(Claims claims) {
    List<String> denied = new ArrayList<>();
    if (!claims.authenticated()) {
      denied.add("somebody");
    }
    if (!claims.scopes().contains("pay")) {
      denied.add("pay-");
    }
    if (!claims.scopes().contains("admin") && !claims.scopes().contains("read:text")) {
      denied.add("whole-");
    }
    if (!claims.policies().contains("trusted")) {
      denied.add("trusted-");
    }
    return denied;
  }

  private static Map<String, Object> response(FederationEngine engine, GraphQlRequest request) {
    GraphQlResponse response = Objects.requireNonNull(engine.execute(request).block(DEADLINE));
    return JavaJson.object(JsonReader.read(response.body(), 200));
  }
}
