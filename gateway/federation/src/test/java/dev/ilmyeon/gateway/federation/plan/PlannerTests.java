package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTests {

  private static String plan(SupergraphModel supergraph, String text) {
    Operation operation = Operations.read(supergraph, text);
    QueryPlan plan = Planner.of(supergraph).plan(operation);
    String printed = PlanPrinter.text(plan);
    assertThat(PlanValidator.problems(plan, operation, supergraph)).as(printed).isEmpty();
    return printed;
  }

  /** What a path provides is provided on that path, and not to a request for the entity. */
  @Test
  void whatIsProvidedIsNotAskedWhereTheObjectIsEnteredByItsKey() {
    SupergraphModel supergraph =
        JoinSdl.read(
            "A, B, C",
            """
            type Query @join__type(graph: A) {
              book: Book @join__field(graph: A, provides: "price")
            }
            type Book @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
              @join__type(graph: C, key: "id") {
              id: ID!
              price: Int @join__field(graph: A, external: true) @join__field(graph: B)
              weight: Int @join__field(graph: A, external: true) @join__field(graph: C)
              parcel: String @join__field(graph: A, requires: "weight")
            }
            """);
    assertThat(plan(supergraph, "{ book { parcel price } }"))
        .isEqualTo(
            """
            QueryPlan {
              Sequence {
                Fetch(service: "a") {
                  {
                    book {
                      price
                      id
                    }
                  }
                }
                Flatten(path: "book") {
                  Fetch(service: "c") {
                    {
                      ... on Book {
                        __typename
                        id
                      }
                    } =>
                    {
                      ... on Book {
                        weight
                      }
                    }
                  }
                }
                Flatten(path: "book") {
                  Fetch(service: "a") {
                    {
                      ... on Book {
                        __typename
                        id
                        weight
                      }
                    } =>
                    {
                      ... on Book {
                        parcel
                      }
                    }
                  }
                }
              }
            }
            """);
  }

  /** The subgraph that has the list does not know what is a book; a book says what comes later. */
  @Test
  void whatADeferredFragmentIsOnIsKnownFirstAlsoIfAllOfItIsDeferredAgain() {
    SupergraphModel supergraph =
        JoinSdl.read(
            "A, B",
            """
            type Query @join__type(graph: A) @join__type(graph: B) {
              items: [Item] @join__field(graph: B)
            }
            interface Item @join__type(graph: A, key: "id")
              @join__type(graph: B, key: "id", isInterfaceObject: true) { id: ID! }
            type Book implements Item @join__implements(graph: A, interface: "Item")
              @join__type(graph: A, key: "id") { id: ID! pages: Int }
            type Film implements Item @join__implements(graph: A, interface: "Item")
              @join__type(graph: A, key: "id") { id: ID! }
            """);
    Operation operation =
        Operations.readIncrementally(
            supergraph, "{ items { ... on Book @defer { ... @defer(label: \"p\") { pages } } } }");

    QueryPlan plan = Planner.of(supergraph).plan(operation);

    assertThat(PlanValidator.problems(plan, operation, supergraph)).isEmpty();
    assertThat(plan.fetches()).hasSize(2);
    assertThat(plan.parts().getFirst().fetches()).containsExactlyInAnyOrder(0, 1);
  }

  /** Each level in a fragment, and no subgraph has all of it: nesting is of keys, not of fields. */
  @Test
  void aRequirementMayGoAsDeepAsItLikes() {
    StringBuilder types =
        new StringBuilder(
            """
            type Query @join__type(graph: A) { box: Box }
            type Box @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
              id: ID!
              n0: N0 @join__field(graph: A) @join__field(graph: B, external: true)
              label: String @join__field(graph: B, requires: "%s")
            }
            """
                .formatted(requirement(0)));
    for (int i = 0; i < 4; i++) {
      types.append(level(i));
    }
    SupergraphModel supergraph = JoinSdl.read("A, B, C, D", types.toString());
    assertThat(plan(supergraph, "{ box { label } }")).contains("label", "v3");
  }

  private static String requirement(int level) {
    String below = level == 3 ? "" : " " + requirement(level + 1);
    return "n%d { ... on T%d { v%d%s } }".formatted(level, level, level, below);
  }

  /** An interface with a type; its values are one subgraph's and its next level another's. */
  private static String level(int i) {
    String next =
        i == 3
            ? ""
            : " n%d: N%d @join__field(graph: C) @join__field(graph: B, external: true)"
                .formatted(i + 1, i + 1);
    String graphs = "";
    String interfaces = "";
    String own = "";
    for (String graph : List.of("A", "B", "C", "D")) {
      interfaces += " @join__type(graph: %s)".formatted(graph);
      graphs += " @join__type(graph: %s, key: \"id\")".formatted(graph);
      own += " @join__implements(graph: %s, interface: \"N%d\")".formatted(graph, i);
    }
    return """
    interface N%1$d%2$s { id: ID! }
    type T%1$d implements N%1$d%3$s%4$s {
      id: ID!
      v%1$d: String @join__field(graph: D) @join__field(graph: B, external: true)%5$s
    }
    """
        .formatted(i, interfaces, own, graphs, next);
  }
}
