package dev.ilmyeon.gateway.federation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.operation.OperationReader;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {

  private static final Claims SOMEBODY = new Claims(true, Set.of(), Set.of());

  private static final String SDL =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "known", for: SECURITY)
        @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
        @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)
        @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY,
          import: [{name: "@policy", as: "@decided"}])
      { query: Query }
      enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") }

      type Query @join__type(graph: A) {
        node: Node
        story: Story
        memo: Memo
        policy: String @decided(policies: "one")
      }
      interface Node @join__type(graph: A, key: "id")
          @join__type(graph: B, key: "id", isInterfaceObject: true) {
        id: ID!
        text: String @join__field(graph: A)
        reads: Int @join__field(graph: B) @requiresScopes(scopes: [["figures"], ["admin", "all"]])
      }
      type Story implements Node @join__implements(graph: A, interface: "Node")
          @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
          @context(name: "b__story") {
        id: ID!
        text: String @join__field(graph: A)
        reads: Int @join__field
        part: Part @join__field(graph: A)
        source: String @join__field(graph: A) @join__field(graph: B, external: true) @known
        hint: String @join__field(graph: B, requires: "source")
          @join__field(graph: A, external: true)
        hints: String @join__field(graph: A, requires: "hint")
        memo: Memo @join__field(graph: A)
      }
      type Memo implements Node @join__implements(graph: A, interface: "Node")
          @join__type(graph: A, key: "id") @known {
        id: ID!
        text: String
        reads: Int @join__field
      }
      type Part @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
        id: ID!
        shown: String @join__field(graph: B, contextArguments:
          [{context: "b__story", name: "source", type: "String", selection: " { source }"}])
      }
      """;

  private static final SupergraphModel SUPERGRAPH = SupergraphReader.read(SDL);
  private static final AccessRules RULES = new AccessRules(SUPERGRAPH);
  private static final OperationReader READER =
      new OperationReader(SUPERGRAPH.consumerSchema(), OperationLimits.GENEROUS);

  private static ValidOperation valid(String query) {
    return READER.read(query).operation(null);
  }

  private static String left(String query, Claims claims) {
    ValidOperation valid = valid(query);
    Access access = RULES.grant(claims, valid);
    return SelectionPrinter.print(
        new OperationFilter(access, SUPERGRAPH.consumerSchema())
            .apply(READER.normalize(valid, Map.of()))
            .selections());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {story{id source}}                       | {story{id}}
          {story{id alias: source}}                | {story{id}}
          {story{... on Node{... on Story{source}}}} | {story{__typename}}
          {node{text}}                             | {node{... on Story{text}}}
          {node{text ... on Story{id}}}            | {node{... on Story{text id}}}
          {node{... on Memo{text} ... on Node{id}}} | {node{... on Story{id}}}
          {memo{id} story{id}}                     | {story{id}}
          {story{memo{id} text}}                   | {story{text}}
          {memo{__typename}}                       | {__typename}
          {node{__typename}}                       | {node{__typename}}
          {policy}                                 | {__typename}
          """)
  void takesOutWhatIsProtected(String query, String left) {
    assertThat(left(query, Claims.NONE)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{story{id source}}",
        "{node{text}}",
        "{memo{id} story{id}}",
        "{story{hint hints memo{text}}}"
      })
  void leavesWhatTheClaimsSufficeFor(String query) {
    assertThat(left(query, SOMEBODY)).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {story{id source}}                        | [[story, source]]
          {story{a: source ... on Node{... on Story{b: source}}}} | [[story, a], [story, b]]
          {node{text}}                              | [[node, text]]
          {node{... on Story{text}}}                | []
          {node{... on Memo{text} ... on Node{id}}} | [[node, text], [node, id]]
          {node{__typename}}                        | []
          {memo{id} story{id}}                      | [[memo]]
          {story{memo{id} hint part{shown}}}        | [[story, memo], [story, hint], [story, part, shown]]
          """)
  void findsWhatAnOperationIsRefusedFor(String query, String paths) {
    ValidOperation valid = valid(query);
    Access access = RULES.grant(Claims.NONE, valid);
    assertThat(
            DeniedFields.of(READER.normalize(valid, Map.of()), access, SUPERGRAPH.consumerSchema()))
        .extracting(GraphQlError::path)
        .hasToString(paths);
  }

  @Test
  void protectsWhatIsComputedFromProtectedFields() {
    assertThat(left("{story{text hint}}", Claims.NONE)).isEqualTo("{story{text}}");
    assertThat(left("{story{text hints}}", Claims.NONE)).isEqualTo("{story{text}}");
    assertThat(left("{story{part{id shown}}}", Claims.NONE)).isEqualTo("{story{part{id}}}");
    assertThat(left("{story{part{shown}}}", SOMEBODY)).isEqualTo("{story{part{shown}}}");
  }

  @Test
  void protectsWhatAnInterfaceObjectAdds() {
    assertThat(left("{story{text reads}}", SOMEBODY)).isEqualTo("{story{text}}");
    assertThat(left("{node{text reads}}", SOMEBODY)).isEqualTo("{node{text}}");
    assertThat(left("{story{reads}}", new Claims(false, Set.of("figures"), Set.of())))
        .isEqualTo("{story{reads}}");
  }

  @Test
  void takesAllScopesOfOneAlternative() {
    assertThat(left("{story{reads}}", new Claims(true, Set.of("admin"), Set.of())))
        .isEqualTo("{story{__typename}}");
    assertThat(left("{story{reads}}", new Claims(true, Set.of("admin", "all"), Set.of())))
        .isEqualTo("{story{reads}}");
  }

  @Test
  void takesASinglePolicyForAListOfIt() {
    assertThat(left("{policy}", new Claims(false, Set.of(), Set.of("one")))).isEqualTo("{policy}");
  }

  @Test
  void isTheSameForClientsWhoseClaimsDifferInWhatDoesNotMatter() {
    ValidOperation story = valid("{story{id source}}");
    Access admin = RULES.grant(new Claims(true, Set.of("admin", "all"), Set.of("one")), story);

    assertThat(RULES.grant(SOMEBODY, story)).isEqualTo(admin);
    assertThat(RULES.grant(Claims.NONE, story)).isNotEqualTo(admin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scopes: [[1]]", "scopes: null", "", "scopes: {a: \"b\"}"})
  void refusesAProtectionThatCannotBeRead(String arguments) {
    String sdl =
        SDL.replace(
            "@requiresScopes(scopes: [[\"figures\"], [\"admin\", \"all\"]])",
            arguments.isEmpty() ? "@requiresScopes" : "@requiresScopes(" + arguments + ")");

    assertThatThrownBy(() -> SupergraphReader.read(sdl))
        .isInstanceOf(SupergraphException.class)
        .hasMessage(
            "Supergraph, line 22: expected scopes of @requiresScopes to be a list of lists of"
                + " strings.");
  }

  @Test
  void protectsWithDirectivesThatNoLinkExplains() {
    SupergraphModel unlinked =
        SupergraphReader.read(
            SDL.replaceAll("@link.url: \"[^\"]*/(authenticated|requiresScopes|policy)/[^)]*.", "")
                .replace("@known", "@authenticated")
                .replace("@decided", "@policy"));

    assertThat(unlinked.requirements())
        .isEqualTo(SUPERGRAPH.requirements())
        .containsKeys("Memo", "Story.source", "Node.reads", "Query.policy");
  }

  @Test
  void leavesANameToTheFeatureThatClaimsIt() {
    SupergraphModel claimed =
        SupergraphReader.read(
            SDL.replace(
                "https://specs.apollo.dev/requiresScopes/v0.1\", for: SECURITY",
                "https://example.org/requiresScopes/v0.1\""));

    assertThat(claimed.requirements()).doesNotContainKey("Node.reads").containsKey("Memo");
  }

  @Test
  void protectsAlsoUnderTheNameThatAFeatureHasBesideAnImport() {
    SupergraphModel both = SupergraphReader.read(SDL.replace("@decided(", "@policy("));

    assertThat(both.requirements()).isEqualTo(SUPERGRAPH.requirements());
  }
}
