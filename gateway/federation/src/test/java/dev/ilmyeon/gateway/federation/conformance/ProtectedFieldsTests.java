package dev.ilmyeon.gateway.federation.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    Watched subgraphs = new Watched(FEATURE.local(Set.of()));
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
      Map<String, Object> whole = response(engine, request.with(ALL));
      subgraphs.answers.clear();
      Map<String, Object> part = response(engine, request.with(claims));
      String description = "seed %s\n%s\n%s\n%s".formatted(seed, request.query(), whole, part);
      for (String mark : denied) {
        assertThat(String.valueOf(part)).as(description).doesNotContain(mark);
        assertThat(String.join("\n", subgraphs.answers)).as(description).doesNotContain(mark);
      }
      assertThat(problem(whole.get("data"), part.get("data"), List.of(), paths(part)))
          .as(description)
          .isNull();
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

  private static List<List<?>> paths(Map<String, Object> response) {
    List<List<?>> paths = new ArrayList<>();
    if (response.get("errors") instanceof List<?> errors) {
      errors.forEach(error -> {
        if (error instanceof Map<?, ?> map && map.get("path") instanceof List<?> path) {
          paths.add(path.stream().map(String::valueOf).toList());
        }
      });
    }
    return paths;
  }

  /** What is wrong with the part of a response that is seen; null if nothing is. */
  private static @Nullable String problem(
      @Nullable Object whole, @Nullable Object part, List<String> path, List<List<?>> errors) {
    if (part == null) {
      // Of many errors some are not told.
      boolean explained =
          errors.size() >= EngineOptions.DEFAULT.errors()
              || errors.stream()
                  .anyMatch(error ->
                      error.size() >= path.size() && error.subList(0, path.size()).equals(path));
      return whole == null || explained ? null : path + " is null, and nobody says why";
    }
    if (whole instanceof Map<?, ?> all && part instanceof Map<?, ?> some) {
      if (!List.copyOf(all.keySet()).equals(List.copyOf(some.keySet()))) {
        return path + " has other keys";
      }
      for (Map.Entry<?, ?> each : some.entrySet()) {
        String problem =
            problem(
                all.get(each.getKey()),
                each.getValue(),
                with(path, String.valueOf(each.getKey())),
                errors);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    }
    if (whole instanceof List<?> all && part instanceof List<?> some && all.size() == some.size()) {
      for (int i = 0; i < all.size(); i++) {
        String problem = problem(all.get(i), some.get(i), with(path, String.valueOf(i)), errors);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    }
    return part.equals(whole) ? null : path + " differs";
  }

  private static List<String> with(List<String> path, String last) {
    List<String> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  /** Notes what subgraphs answer. */
  private static final class Watched implements SubgraphTransport {

    private final SubgraphTransport subgraphs;
    private final List<String> answers = new ArrayList<>();

    Watched(SubgraphTransport subgraphs) {
      this.subgraphs = subgraphs;
    }

    @Override
    public Runnable send(SubgraphRequest request, Callback callback) {
      return subgraphs.send(
          request,
          new Callback() {
            @Override
            public void answered(SubgraphResponse response) {
              answers.add(new String(response.body(), 0, response.length(), UTF_8));
              callback.answered(response);
            }

            @Override
            public void failed(SubgraphFailure failure) {
              callback.failed(failure);
            }
          });
    }
  }
}
