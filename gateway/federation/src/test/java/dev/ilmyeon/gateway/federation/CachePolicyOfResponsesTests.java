package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a response says of keeping it, by what supergraph and subgraphs say. */
class CachePolicyOfResponsesTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String HINTED =
      """
      directive @cacheControl(maxAge: Int) on FIELD_DEFINITION
      type Query @join__type(graph: A) @join__type(graph: B) {
        a: String @join__field(graph: A) @cacheControl(maxAge: 60)
        b: String @join__field(graph: B) @cacheControl(maxAge: 30)
        mine: String @join__field(graph: A)
      }
      type Mutation @join__type(graph: A) { set: String }
      """;

  private static final String SILENT = HINTED.replaceAll(" @cacheControl\\(maxAge: \\d+\\)", "");

  /** By subgraph: what its answers say, and whether it fails. */
  private final Map<String, String> headers = new HashMap<>();

  private int status = 200;
  private boolean failing;

  private final SubgraphTransport transport =
      (request, callback) -> {
        String name = request.subgraph().value();
        if (failing && name.equals("b")) {
          callback.failed(new SubgraphFailure(Kind.TIMED_OUT, "late"));
        } else {
          byte[] body = "{\"data\":{\"%s\":\"x\",\"mine\":\"x\"}}".formatted(name).getBytes(UTF_8);
          callback.answered(
              new SubgraphResponse(
                  status, "application/json", body, body.length, false, headers.get(name)));
        }
        return () -> {};
      };

  private FederationEngine engine(String types) {
    return new FederationEngine(Supergraph.read(JoinSdl.of("A, B", types)), transport);
  }

  private GraphQlResponse response(String types, String query) {
    return Objects.requireNonNull(engine(types).execute(GraphQlRequest.of(query)).block(DEADLINE));
  }

  private CachePolicy policy(String types, String query) {
    return response(types, query).cachePolicy();
  }

  @Test
  void isTheSupergraphsWhereSubgraphsSayNothing() {
    assertThat(policy(HINTED, "{ a }")).isEqualTo(new CachePolicy(60, true, true));
    assertThat(policy(HINTED, "{ a b }")).isEqualTo(new CachePolicy(30, true, true));
    assertThat(policy(HINTED, "{ a mine }").isShareable()).isFalse();
  }

  @Test
  void isTheLeastOfBoth() {
    headers.put("a", "max-age=10");
    assertThat(policy(HINTED, "{ a b }")).isEqualTo(new CachePolicy(10, true, true));

    headers.put("a", "private, max-age=100");
    assertThat(policy(HINTED, "{ a b }")).isEqualTo(new CachePolicy(30, false, true));

    headers.put("a", "no-store");
    assertThat(policy(HINTED, "{ a b }")).isEqualTo(CachePolicy.NONE);
  }

  @Test
  void isTheSubgraphsWhereTheSupergraphSaysNothing() {
    headers.put("a", "max-age=10");
    assertThat(policy(SILENT, "{ a }")).isEqualTo(new CachePolicy(10, true, true));
    assertThat(policy(SILENT, "{ a b }")).as("b says nothing").isEqualTo(CachePolicy.NONE);

    headers.put("b", "max-age=5");
    assertThat(policy(SILENT, "{ a b }")).isEqualTo(new CachePolicy(5, true, true));
  }

  @Test
  void isNothingWhereNobodySaysAnything() {
    assertThat(policy(SILENT, "{ a }")).isEqualTo(CachePolicy.NONE);
    assertThat(policy(SILENT, "{ __typename }")).isEqualTo(CachePolicy.NONE);
    assertThat(policy(HINTED, "{ __typename }")).isEqualTo(CachePolicy.NONE);
    assertThat(policy(HINTED, "mutation { set }").isShareable()).isFalse();
  }

  @Test
  void isNothingForAnAnswerThatHttpCallsAFailure() {
    status = 500;

    assertThat(policy(HINTED, "{ a }")).isEqualTo(CachePolicy.NONE);
  }

  @Test
  void isOfACompleteResponseOnly() {
    assertThat(response(HINTED, "{ a b }").isComplete()).isTrue();
    failing = true;
    assertThat(response(HINTED, "{ a b }").isComplete()).isFalse();
    assertThat(response(HINTED, "{ nothing }").isComplete()).isFalse();
  }

  @Test
  void isKnownBeforeAsFarAsTheSupergraphSaysIt() {
    FederationEngine hinted = engine(HINTED);

    assertThat(hinted.cachePolicy(GraphQlRequest.of("{ a b }")))
        .isEqualTo(new CachePolicy(30, true, true));
    assertThat(hinted.cachePolicy(GraphQlRequest.of("{ nothing }"))).isEqualTo(CachePolicy.NONE);
    assertThat(hinted.cachePolicy(GraphQlRequest.of("mutation { set }")))
        .isEqualTo(CachePolicy.NONE);
    assertThat(hinted.cachePolicy(GraphQlRequest.of("{ a ... @defer { b } }")))
        .isEqualTo(CachePolicy.NONE);
    assertThat(engine(SILENT).cachePolicy(GraphQlRequest.of("{ a b }")))
        .isEqualTo(CachePolicy.UNSAID);
  }

  @Test
  void sharedResponsesSayTheSame() {
    FederationEngine sharing =
        new FederationEngine(
            Supergraph.read(JoinSdl.of("A, B", HINTED)),
            transport,
            EngineOptions.DEFAULT.withSharedRequests(true),
            EngineListener.NONE);

    GraphQlResponse response =
        Objects.requireNonNull(sharing.execute(GraphQlRequest.of("{ a }")).block(DEADLINE));

    assertThat(response.cachePolicy()).isEqualTo(new CachePolicy(60, true, true));
    assertThat(response.isComplete()).isTrue();
  }
}
