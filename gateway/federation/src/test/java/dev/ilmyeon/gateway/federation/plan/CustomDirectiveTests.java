package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Directives of the schema's own, which clients write into operations for the subgraphs. */
class CustomDirectiveTests {

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "NEWS, PICTURES",
          """
          directive @upper on FIELD
          directive @log(as: String) on FIELD
          directive @mark(with: String) repeatable on FIELD
          directive @trace(id: ID) on QUERY | FIELD
          directive @tone(of: String = "low", at: Int) on QUERY | FIELD
          directive @once on MUTATION
          scalar Text @join__type(graph: NEWS)
          type Query @join__type(graph: NEWS) @join__type(graph: PICTURES) {
            lead: Article @join__field(graph: NEWS)
            node: Node @join__field(graph: NEWS)
          }
          type Mutation @join__type(graph: NEWS) {
            publish: Article @join__field(graph: NEWS)
          }
          interface Node @join__type(graph: NEWS) { id: ID! title: String }
          type Note implements Node @join__implements(graph: NEWS, interface: "Node")
            @join__type(graph: NEWS) { id: ID! title: String }
          type Article implements Node @join__implements(graph: NEWS, interface: "Node")
            @join__type(graph: NEWS, key: "id") @join__type(graph: PICTURES, key: "id") {
            id: ID!
            title: String @join__field(graph: NEWS)
            alt: String @join__field(graph: PICTURES)
          }
          """);

  private static List<String> documents(String text) {
    Operation operation = Operations.read(SUPERGRAPH, text);
    QueryPlan plan = Planner.of(SUPERGRAPH).plan(operation);
    assertThat(PlanValidator.problems(plan, operation, SUPERGRAPH)).isEmpty();
    return plan.fetches().stream().map(Fetch::document).toList();
  }

  @Test
  void goWithTheirFieldInTheirOrder() {
    assertThat(
            documents("{ lead { title @mark(with: \"b\") @upper @mark(with: \"a\") alt @upper } }"))
        .containsExactly(
            "{lead{title @mark(with: \"b\") @upper @mark(with: \"a\") id}}",
            "query($representations: [_Any!]!){_entities(representations: $representations)"
                + "{... on Article{alt @upper}}}");
    assertThat(documents("{ lead @trace(id: 1) { title } }"))
        .containsExactly("{lead @trace(id: 1){title}}");
  }

  @Test
  void bringTheDefaultsOfWhatIsLeftOut() {
    assertThat(documents("query @tone { lead { title @tone(at: 1) id @tone(of: \"high\") } }"))
        .containsExactly(
            "query @tone(of: \"low\"){lead{title @tone(at: 1, of: \"low\") id @tone(of: \"high\")}}");
  }

  @Test
  void bringTheirVariables() {
    assertThat(
            documents(
                "query($a: String, $b: ID) { lead { title @log(as: $a) alt @trace(id: $b) } }"))
        .containsExactly(
            "query($a: String){lead{title @log(as: $a) id}}",
            "query($representations: [_Any!]!, $b: ID){_entities(representations: $representations)"
                + "{... on Article{alt @trace(id: $b)}}}");
  }

  @Test
  void ofTheOperationGoWithEachRequestThatMayHaveThem() {
    assertThat(documents("query($b: ID) @trace(id: $b) { lead { alt } }"))
        .containsExactly(
            "query($b: ID) @trace(id: $b){lead{id}}",
            "query($representations: [_Any!]!, $b: ID) @trace(id: $b)"
                + "{_entities(representations: $representations){... on Article{alt}}}");
    assertThat(documents("mutation @once { publish { alt } }"))
        .containsExactly(
            "mutation @once{publish{id}}",
            "query($representations: [_Any!]!){_entities(representations: $representations)"
                + "{... on Article{alt}}}");
  }

  @Test
  void makeAFieldAnotherThanTheOneThatAPlanNeeds() {
    assertThat(documents("{ lead { id @upper alt } }"))
        .first()
        .isEqualTo("{lead{id @upper _0_id: id}}");
    assertThat(documents("{ lead { id alt } }")).first().isEqualTo("{lead{id}}");
  }

  @Test
  void ofAFieldThatIsWrittenTwiceAreAllThere() {
    assertThat(
            documents(
                "{ lead { title @upper title @log(as: \"a\") title @upper @log(as: \"b\") } }"))
        .containsExactly("{lead{title @upper @log(as: \"a\")}}");
    assertThat(
            documents(
                "{ lead { title @mark(with: \"a\") title @mark(with: \"b\") title @mark(with: \"a\") } }"))
        .containsExactly("{lead{title @mark(with: \"a\") @mark(with: \"b\")}}");
  }

  @Test
  void thatAFragmentHasAloneAreInTheFragmentAlone() {
    assertThat(documents("{ node { title ... on Article { id title @upper } } }"))
        .containsExactly("{node{__typename title ... on Article{id title @upper}}}");
    assertThat(documents("{ node { title @upper ... on Article { title @upper } } }"))
        .containsExactly("{node{__typename title @upper}}");
  }

  @Test
  void thatTheGatewayKnowsItselfAreNotPassedOn() {
    assertThat(documents("{ lead { title @include(if: true) @upper @skip(if: false) } }"))
        .containsExactly("{lead{title @upper}}");
  }

  @Test
  void ofASpecificationThatIsLinkedAreNoClients() {
    assertThatThrownBy(() -> documents("{ lead { title @join__field(graph: NEWS) } }"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("Unknown directive");
  }
}
