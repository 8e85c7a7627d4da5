package dev.ilmyeon.gateway.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that are refused whole since their clients may not see all that they select. */
class RejectedOperationTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Claims SOMEBODY = new Claims(true, Set.of(), Set.of());

  private static final String SDL =
      FederationEngineTests.supergraph(
                  "hello: String bye: String @authenticated all: [[Thing!]!] any: [Any]")
              .replace("{ tick: String }", "{ tick: String @authenticated }")
              .replace("{ set: String }", "{ set: String @authenticated count: String }")
              .replace(
                  "{ query: Query",
                  "@link(url: \"https://specs.apollo.dev/authenticated/v0.1\", for: SECURITY)"
                      + " { query: Query")
          + """
          type Thing @join__type(graph: A) { open: String closed: String @authenticated }
          type Secret @join__type(graph: A) @authenticated { text: String }
          union Any @join__type(graph: A) @join__unionMember(graph: A, member: "Thing")
            @join__unionMember(graph: A, member: "Secret") = Thing | Secret
          """;

  private final LiveSubgraphs subgraphs = new LiveSubgraphs();
  private final FederationEngine engine =
      new FederationEngine(
          Supergraph.read(SDL),
          subgraphs,
          subgraphs,
          EngineOptions.DEFAULT
              .withRejectUnauthorized(true)
              .withLimits(OperationLimits.GENEROUS.withCost(1_000, 10)),
          EngineListener.NONE);

  private GraphQlResponse execute(GraphQlRequest request) {
    return Objects.requireNonNull(engine.execute(request).block(DEADLINE));
  }

  @Test
  void haveAnErrorForEachPathAndNoData() {
    GraphQlResponse response =
        execute(GraphQlRequest.of("{ hello known: bye all { open closed ... { x: closed } } }"));

    assertThat(response.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(response.text())
        .isEqualTo(
            """
            {"errors":[\
            {"message":"Not authorized to see field Query.bye.","path":["known"],\
            "extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}},\
            {"message":"Not authorized to see field Thing.closed.","path":["all","@","@","closed"],\
            "extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}},\
            {"message":"Not authorized to see field Thing.closed.","path":["all","@","@","x"],\
            "extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"}}]}\
            """);
    assertThat(subgraphs.fetches).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mutation { count set }",
        "mutation { ...All } fragment All on Mutation { count x: set }",
        "query { hello any { ... on Secret { text } } }",
        "query($no: Boolean = true) { hello bye @include(if: $no) }"
      })
  void areNotBegun(String query) {
    assertThat(execute(GraphQlRequest.of(query)).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(subgraphs.fetches).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mutation { count }                                   | {"count":"1"}
          query($no: Boolean = false) { hello bye @include(if: $no) } | {"hello":"h"}
          { hello __typename }                                 | {"hello":"h","__typename":"Query"}
          """)
  void areOnlyThoseThatSelectIt(String query, String data) {
    StringBuilder told = new StringBuilder();
    engine.execute(GraphQlRequest.of(query)).subscribe(response -> told.append(response.text()));
    subgraphs.fetches.getLast().answer("{\"data\":{\"hello\":\"h\",\"count\":\"1\"}}");

    assertThat(told).hasToString("{\"data\":%s}".formatted(data));
  }

  @Test
  void keepBackObjectsOfWhichNothingIsSelectedWhenTheyCome() {
    StringBuilder told = new StringBuilder();
    engine
        .execute(GraphQlRequest.of("{ any { __typename ... on Thing { open } } }"))
        .subscribe(response -> told.append(response.text()));
    subgraphs
        .fetches
        .getLast()
        .answer(
            "{\"data\":{\"any\":[{\"__typename\":\"Secret\"},{\"__typename\":\"Thing\",\"open\":\"o\"}]}}");

    assertThat(told)
        .startsWith("{\"data\":{\"any\":[null,{\"__typename\":\"Thing\",\"open\":\"o\"}]}")
        .contains("\"path\":[\"any\",0]", "UNAUTHORIZED_FIELD_OR_TYPE");
  }

  @Test
  void runForWhoMaySeeIt() {
    engine.execute(GraphQlRequest.of("{ bye }").withClaims(SOMEBODY)).subscribe();

    assertThat(subgraphs.fetches).hasSize(1);
  }

  @Test
  void areRefusedInPartsAndAsSubscriptionsAsWell() {
    assertThat(
            engine
                .executeIncrementally(
                    GraphQlRequest.of("{ hello ... @defer { bye } }"),
                    IncrementalFormat.DEFER_2022_08_24)
                .blockFirst(DEADLINE))
        .satisfies(payload -> {
          assertThat(payload.outcome()).isEqualTo(Outcome.REFUSED);
          assertThat(payload.hasNext()).isFalse();
        });
    assertThat(engine.subscribe(GraphQlRequest.of("subscription { tick }")).blockLast(DEADLINE))
        .satisfies(response -> assertThat(response.outcome()).isEqualTo(Outcome.REFUSED));
    assertThat(subgraphs.fetches).isEmpty();
    assertThat(subgraphs.sources).isEmpty();
  }

  @Test
  void costNothingAndAreExplainedAllTheSame() {
    assertThatThrownBy(() -> engine.cost(GraphQlRequest.of("{ bye }")))
        .isInstanceOf(RequestException.class)
        .hasMessage("Not authorized to see field Query.bye.");
    assertThat(engine.explain("{ hello bye }", null)).contains("hello").doesNotContain("bye");
  }
}
