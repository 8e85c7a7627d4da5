package dev.ilmyeon.gateway.federation.plan.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.Operations;
import dev.ilmyeon.gateway.federation.plan.Planner;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A good plan, spoiled in one way at a time. */
class PlanValidatorTests {

  private static final SupergraphModel SUPERGRAPH =
      JoinSdl.read(
          "A, B",
          """
          type Query @join__type(graph: A) { items: [Item] }
          interface Item @join__type(graph: A) { id: ID! }
          type Book implements Item
            @join__implements(graph: A, interface: "Item")
            @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
          {
            id: ID!
            price: Int @join__field(graph: A) @join__field(graph: B, external: true)
            tax(of: Int): Int @join__field(graph: B, requires: "price")
          }
          type Film implements Item
            @join__implements(graph: A, interface: "Item") @join__type(graph: A) { id: ID! }
          """);

  private static final Operation OPERATION =
      Operations.read(SUPERGRAPH, "query($n: Int) { items { ... on Book { tax(of: $n) } } }");

  private static final QueryPlan PLAN = Planner.of(SUPERGRAPH).plan(OPERATION);

  private static List<String> problems(int spoiled, UnaryOperator<Fetch> spoil) {
    List<Fetch> fetches = new ArrayList<>(PLAN.fetches());
    fetches.set(spoiled, spoil.apply(fetches.get(spoiled)));
    return PlanValidator.problems(new QueryPlan(PLAN.kind(), fetches), OPERATION, SUPERGRAPH);
  }

  private static Fetch with(
      Fetch fetch, String document, List<EntityCall> entities, Set<Integer> dependsOn) {
    return new Fetch(
        fetch.id(),
        fetch.subgraph(),
        fetch.kind(),
        document,
        fetch.operationName(),
        fetch.variables(),
        fetch.path(),
        entities,
        dependsOn,
        fetch.renames());
  }

  private static Fetch saying(Fetch fetch, String from, String to) {
    assertThat(fetch.document()).contains(from);
    return with(fetch, fetch.document().replace(from, to), fetch.entities(), fetch.dependsOn());
  }

  @Test
  void isContentWithAGoodPlan() {
    assertThat(PlanValidator.problems(PLAN, OPERATION, SUPERGRAPH)).isEmpty();
  }

  @Test
  void missesAnAnswer() {
    assertThat(
            PlanValidator.problems(
                new QueryPlan(PLAN.kind(), PLAN.fetches().subList(0, 1)), OPERATION, SUPERGRAPH))
        .containsExactly("Nothing answers items.tax of a Book");
  }

  @Test
  void missesADependency() {
    assertThat(problems(1, fetch -> with(fetch, fetch.document(), fetch.entities(), Set.of())))
        .anyMatch(problem -> problem.contains("leads nowhere"));
  }

  @Test
  void missesAKey() {
    assertThat(problems(0, fetch -> saying(fetch, "id", "")))
        .contains("Fetch 1 represents a Book by id, which nothing before it answers");
  }

  @Test
  void missesATypename() {
    assertThat(problems(0, fetch -> saying(fetch, "__typename", "")))
        .contains("The path items.@|[Book] needs the __typename of a Book");
  }

  @Test
  void missesARequirement() {
    assertThat(
            problems(
                1,
                fetch -> {
                  EntityCall call = fetch.entities().getFirst();
                  EntityCall.Target target = call.targets().getFirst();
                  var representation = target.representations().getFirst();
                  var keyOnly =
                      new dev.ilmyeon.gateway.federation.queryplan.Representation(
                          Set.of(),
                          representation.typename(),
                          representation.entries().subList(0, 1));
                  return with(
                      fetch,
                      fetch.document(),
                      List.of(
                          new EntityCall(
                              call.responseKey(),
                              call.variable(),
                              List.of(new EntityCall.Target(target.path(), List.of(keyOnly))))),
                      fetch.dependsOn());
                }))
        .contains("Fetch 1 asks for Book.tax without price");
  }

  @Test
  void findsAnExternalField() {
    assertThat(problems(1, fetch -> saying(fetch, "{tax(of: $n)}", "{tax(of: $n) price}")))
        .contains("Fetch 1 asks for Book.price, which is external");
  }

  @Test
  void findsAFieldThatTheSubgraphLacks() {
    assertThat(problems(0, fetch -> saying(fetch, "price", "tax")))
        .anyMatch(problem -> problem.equals("Fetch 0 asks for Book.tax"));
  }

  @Test
  void findsATypeThatTheSubgraphLacks() {
    assertThat(problems(1, fetch -> saying(fetch, "on Book", "on Film")))
        .contains("Fetch 1 asks for entities of Film");
  }

  @Test
  void findsAVariableThatIsNotDeclared() {
    assertThat(problems(1, fetch -> saying(fetch, "(of: $n)", "(of: $m)")))
        .contains("Fetch 1 does not declare $m");
  }

  @Test
  void findsAnotherMeaning() {
    assertThat(problems(1, fetch -> saying(fetch, "(of: $n)", "(of: 3)")))
        .contains("What answers items.tax of a Book means something else");
  }

  @Test
  void findsAPathToNowhere() {
    assertThat(
            problems(
                1,
                fetch -> {
                  EntityCall call = fetch.entities().getFirst();
                  EntityCall.Target target = call.targets().getFirst();
                  FetchPath elsewhere = new FetchPath(List.of(new FetchPath.Segment.Key("others")));
                  return with(
                      fetch,
                      fetch.document(),
                      List.of(
                          new EntityCall(
                              call.responseKey(),
                              call.variable(),
                              List.of(new EntityCall.Target(elsewhere, target.representations())))),
                      fetch.dependsOn());
                }))
        .contains("The path others leads nowhere");
  }
}
