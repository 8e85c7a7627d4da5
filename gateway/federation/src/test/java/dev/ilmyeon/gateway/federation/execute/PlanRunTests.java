package dev.ilmyeon.gateway.federation.execute;

import static dev.ilmyeon.gateway.federation.execute.PlanRunFixture.variables;
import static dev.ilmyeon.gateway.federation.execute.Plans.key;
import static dev.ilmyeon.gateway.federation.execute.Plans.path;
import static dev.ilmyeon.gateway.federation.execute.Plans.representation;
import static dev.ilmyeon.gateway.federation.execute.Plans.required;
import static dev.ilmyeon.gateway.federation.execute.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked, when, and where the answers go. */
class PlanRunTests {

  private static final String SDL =
      """
      type Query { users: [User] grid: [[User]] node: Node nodes: [Node] viewer: User query: Query hello: String }
      interface Node { id: ID }
      type User implements Node { id: ID name: String team: Team size: Size age: Int rank: Int }
      type Guest implements Node { id: ID name: String }
      type Team { id: ID name: String lead: User }
      type Size { unit: String parts: [Part] rate: Float }
      type Part { id: ID n: Int }
      """;

  private static final Representation USER = representation("User", key("id"));

  private final PlanRunFixture fixture = new PlanRunFixture(SDL);

  @Test
  void sendsTheDocumentTheVariablesAndNothingElse() {
    QueryPlan plan = new Plans().root("a", "query($x: Int){users{id}}", "x", "missing").plan();
    fixture.start("{ users { id } }", plan, "{\"x\":1.50,\"y\":2}", fixture.subgraphs);
    FakeSubgraphs.Waiting request = fixture.next("a");
    assertThat(request.body())
        .isEqualTo("{\"query\":\"query($x: Int){users{id}}\",\"variables\":{\"x\":1.50}}");
    assertThat(request.request().context()).isEqualTo("context");
    request.answer("{\"data\":{\"users\":[{\"id\":\"1\"},null]}}");
    assertThat(fixture.response()).isEqualTo("{\"data\":{\"users\":[{\"id\":\"1\"},null]}}");
    assertThat(fixture.heard).hasSize(1);
    assertThat(fixture.heard.getFirst().failure()).isNull();
  }

  @Test
  void sendsEqualRepresentationsOnceAndSharesTheAnswer() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{name}", Set.of(0), target("users.@", USER))
            .plan();
    fixture.start("{ users { id name } }", plan);
    fixture
        .next("a")
        .answer("{\"data\":{\"users\":[{\"id\":\"1\"},{\"id\":\"2\"},null,{\"id\":\"1\"}]}}");
    FakeSubgraphs.Waiting request = fixture.next("b");
    assertThat(variables(request))
        .isEqualTo(
            """
            {"representations":[{"__typename":"User","id":"1"},{"__typename":"User","id":"2"}]}\
            """);
    request.answer("{\"data\":{\"_entities\":[{\"name\":\"n1\"},{\"name\":\"n2\"}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"id":"1","name":"n1"},{"id":"2","name":"n2"},null,\
            {"id":"1","name":"n1"}]}}\
            """);
  }

  @Test
  void manyRepresentationsKeepTheirPlaces() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{name}", Set.of(0), target("users.@", USER))
            .plan();
    fixture.start("{ users { name } }", plan);
    StringBuilder users = new StringBuilder();
    StringBuilder entities = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      String comma = i == 0 ? "" : ",";
      users.append(comma).append("{\"id\":\"").append(i % 700).append("\"}");
      expected.append(comma).append("{\"name\":\"n").append(i % 700).append("\"}");
      if (i < 700) {
        entities.append(comma).append("{\"name\":\"n").append(i).append("\"}");
      }
    }
    fixture.next("a").answer("{\"data\":{\"users\":[" + users + "]}}");
    fixture.next("b").answer("{\"data\":{\"_entities\":[" + entities + "]}}");
    assertThat(fixture.response()).isEqualTo("{\"data\":{\"users\":[" + expected + "]}}");
  }

  @Test
  void anObjectWithoutItsKeyIsNotAskedForAndTheOthersKeepTheirs() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{name}", Set.of(0), target("users.@", USER))
            .plan();
    fixture.start("{ users { name } }", plan);
    fixture
        .next("a")
        .answer("{\"data\":{\"users\":[{\"id\":null},{\"id\":\"2\"},{},{\"id\":\"3\"}]}}");
    FakeSubgraphs.Waiting request = fixture.next("b");
    assertThat(variables(request)).doesNotContain("null");
    request.answer("{\"data\":{\"_entities\":[{\"name\":\"n2\"},null]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"name":null},{"name":"n2"},{"name":null},{"name":null}]}}\
            """);
  }

  @Test
  void aFetchWithNobodyToAskAboutIsNotSentAndNeitherIsWhatFollows() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{team{id}}", Set.of(0), target("users.@", USER))
            .entities(
                "c",
                "Team",
                "{name}",
                Set.of(1),
                target("users.@.team", representation("Team", key("id"))))
            .plan();
    fixture.start("{ users { team { name } } }", plan);
    fixture.next("a").answer("{\"data\":{\"users\":[]}}");
    assertThat(fixture.response()).isEqualTo("{\"data\":{\"users\":[]}}");
    assertThat(fixture.subgraphs.bodies).hasSize(1);
  }

  @Test
  void aFetchStartsWhenItsOwnInputsAreThere() {
    QueryPlan plan =
        new Plans()
            .root("slow", "{hello}")
            .root("a", "{users{id}}")
            .entities("b", "User", "{team{id}}", Set.of(1), target("users.@", USER))
            .entities(
                "c",
                "Team",
                "{name}",
                Set.of(2),
                target("users.@.team", representation("Team", key("id"))))
            .plan();
    fixture.start("{ hello users { team { name } } }", plan);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":\"1\"}]}}");
    fixture.next("b").answer("{\"data\":{\"_entities\":[{\"team\":{\"id\":\"t\"}}]}}");
    fixture.next("c").answer("{\"data\":{\"_entities\":[{\"name\":\"T\"}]}}");
    assertThat(fixture.response()).isEqualTo("not finished");
    fixture.next("slow").answer("{\"data\":{\"hello\":\"h\"}}");
    assertThat(fixture.response())
        .isEqualTo("{\"data\":{\"hello\":\"h\",\"users\":[{\"team\":{\"name\":\"T\"}}]}}");
  }

  @Test
  void aFetchWaitsForAllItsInputs() {
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .root("b", "{viewer{rank}}")
            .entities(
                "c",
                "User",
                "{name}",
                Set.of(0, 1),
                target("viewer", representation("User", key("id"), required("rank", "rank"))))
            .plan();
    fixture.start("{ viewer { name } }", plan);
    fixture.next("b").answer("{\"data\":{\"viewer\":{\"rank\":7}}}");
    assertThat(fixture.subgraphs.waiting).hasSize(1);
    fixture.next("a").answer("{\"data\":{\"viewer\":{\"id\":1}}}");
    assertThat(variables(fixture.next("c")))
        .isEqualTo("{\"representations\":[{\"__typename\":\"User\",\"id\":1,\"rank\":7}]}");
  }

  @Test
  void writesRequirementsUnderTheirOwnNamesHoweverDeep() {
    Representation representation =
        representation(
            "User",
            key("id"),
            required(
                "size",
                "_0_size",
                required("unit", "unit"),
                required("rate", "rate"),
                required("parts", "parts", required("id", "id"), required("n", "_1_n"))));
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .entities("b", "User", "{name}", Set.of(0), target("viewer", representation))
            .plan();
    fixture.start("{ viewer { name } }", plan);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"viewer":{"id":1,"_0_size":{"rate":1.50,"unit":null,
             "parts":[{"id":"p","_1_n":2,"more":1},null,{"id":"q"}]}}}}\
            """);
    assertThat(variables(fixture.next("b")))
        .isEqualTo(
            """
            {"representations":[{"__typename":"User","id":1,"size":{"unit":null,"rate":1.50,\
            "parts":[{"id":"p","n":2},null,{"id":"q","n":null}]}}]}\
            """);
  }

  @Test
  void representsEachObjectByItsRuntimeType() {
    Representation user = new Representation(Set.of("User"), null, List.of(key("id")));
    Representation guest =
        new Representation(Set.of("Guest"), "Visitor", List.of(required("nick", "name")));
    QueryPlan plan =
        new Plans()
            .root("a", "{nodes{__typename id name}}")
            .entities("b", "Node", "{name}", Set.of(0), target("nodes.@", user, guest))
            .plan();
    fixture.start("{ nodes { id ... on User { name } } }", plan);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"nodes":[{"__typename":"User","id":1},{"__typename":"Guest","name":"g"},
             {"__typename":"Other","id":2}]}}\
            """);
    assertThat(variables(fixture.next("b")))
        .isEqualTo(
            """
            {"representations":[{"__typename":"User","id":1},{"__typename":"Visitor","nick":"g"}]}\
            """);
  }

  @Test
  void entriesForOtherTypesAreLeftOut() {
    Representation representation =
        new Representation(
            Set.of(),
            null,
            List.of(
                new Representation.Entry.ForTypes(Set.of("Guest"), List.of(required("g", "name"))),
                new Representation.Entry.ForTypes(Set.of("User"), List.of(required("u", "name"))),
                key("id")));
    QueryPlan plan =
        new Plans()
            .root("a", "{node{__typename id name}}")
            .entities("b", "Node", "{name}", Set.of(0), target("node", representation))
            .plan();
    fixture.start("{ node { id } }", plan);
    fixture
        .next("a")
        .answer("{\"data\":{\"node\":{\"id\":1,\"name\":\"n\",\"__typename\":\"User\"}}}");
    assertThat(variables(fixture.next("b")))
        .isEqualTo("{\"representations\":[{\"__typename\":\"User\",\"u\":\"n\",\"id\":1}]}");
  }

  @Test
  void pathsLeadThroughNestedListsAndTypes() {
    QueryPlan plan =
        new Plans()
            .root("a", "{grid{id} nodes{__typename id}}")
            .entities(
                "b",
                "User",
                "{name}",
                Set.of(0),
                target("grid.@.@", USER),
                target("nodes.@.[User]", USER))
            .plan();
    fixture.start("{ grid { name } nodes { ... on User { name } id } }", plan);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"grid":[[{"id":1},null],null,[{"id":2}]],
             "nodes":[{"__typename":"Guest","id":3},{"__typename":"User","id":2}]}}\
            """);
    FakeSubgraphs.Waiting request = fixture.next("b");
    assertThat(variables(request)).doesNotContain("3").containsOnlyOnce("2");
    request.answer("{\"data\":{\"_entities\":[{\"name\":\"one\"},{\"name\":\"two\"}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"grid":[[{"name":"one"},null],null,[{"name":"two"}]],\
            "nodes":[{"id":"3"},{"name":"two","id":"2"}]}}\
            """);
  }

  @Test
  void aRootTypeThatAFieldReturnsIsAskedAgain() {
    QueryPlan plan =
        new Plans().root("a", "{query{__typename}}").reentry("b", "{hello}", "query", 0).plan();
    fixture.start("{ query { hello } }", plan);
    fixture.next("a").answer("{\"data\":{\"query\":{\"__typename\":\"Query\"}}}");
    fixture.next("b").answer("{\"data\":{\"hello\":\"h\"}}");
    assertThat(fixture.response()).isEqualTo("{\"data\":{\"query\":{\"hello\":\"h\"}}}");
  }

  @Test
  void severalCallsGoInOneRequest() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id} viewer{team{id}}}")
            .add(
                "b",
                "query($r0: [_Any!]!, $r1: [_Any!]!){e0: _entities(representations: $r0)"
                    + "{... on User{name}} e1: _entities(representations: $r1){... on Team{name}}}",
                FetchPath.ROOT,
                List.of(
                    new EntityCall("e0", "r0", List.of(target("users.@", USER))),
                    new EntityCall(
                        "e1",
                        "r1",
                        List.of(target("viewer.team", representation("Team", key("id")))))),
                Set.of(0),
                List.of())
            .plan();
    fixture.start("{ users { name } viewer { team { name } } }", plan);
    fixture.next("a").answer("{\"data\":{\"users\":[],\"viewer\":{\"team\":{\"id\":\"t\"}}}}");
    FakeSubgraphs.Waiting request = fixture.next("b");
    assertThat(variables(request))
        .isEqualTo("{\"r0\":[],\"r1\":[{\"__typename\":\"Team\",\"id\":\"t\"}]}");
    request.answer("{\"data\":{\"e0\":[],\"e1\":[{\"name\":\"T\"}]}}");
    assertThat(fixture.response())
        .isEqualTo("{\"data\":{\"users\":[],\"viewer\":{\"team\":{\"name\":\"T\"}}}}");
  }

  @Test
  void anEntityThatTwoPlacesShareIsEnteredForEachApart() {
    Representation team = representation("Team", key("id"));
    QueryPlan plan =
        new Plans()
            .root("a", "{a: viewer{id} b: viewer{id}}")
            .entities("b", "User", "{team{id}}", Set.of(0), target("a", USER), target("b", USER))
            .entities("c", "Team", "{x: name}", Set.of(1), target("a.team", team))
            .entities("d", "Team", "{x: name}", Set.of(1), target("b.team", team))
            .plan();
    fixture.start("{ a: viewer { team { x: name } } b: viewer { team { x: name } } }", plan);
    fixture.next("a").answer("{\"data\":{\"a\":{\"id\":1},\"b\":{\"id\":1}}}");
    FakeSubgraphs.Waiting shared = fixture.next("b");
    assertThat(variables(shared)).containsOnlyOnce("User");
    shared.answer("{\"data\":{\"_entities\":[{\"team\":{\"id\":\"t\"}}]}}");
    fixture.next("c").answer("{\"data\":{\"_entities\":[{\"x\":\"for a\"}]}}");
    fixture.next("d").answer("{\"data\":{\"_entities\":[{\"x\":\"for b\"}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"a":{"team":{"x":"for a"}},"b":{"team":{"x":"for b"}}}}\
            """);
  }

  @Test
  void internalAliasesAreUndoneWhereTheyWereMade() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities(
                "b",
                "User",
                "{_0_name: name team{_0_name: name}}",
                Set.of(0),
                List.of(
                    new KeyRename(path("_entities.@"), "_0_name", "name"),
                    new KeyRename(path("_entities.@.team"), "_0_name", "x")),
                target("users.@", USER))
            .plan();
    fixture.start("{ users { name team { x: name } } }", plan);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1},{\"id\":2}]}}");
    fixture
        .next("b")
        .answer(
            """
            {"data":{"_entities":[{"_0_name":"n","team":{"_0_name":"t"}},{"_0_name":"m","team":null}]}}\
            """);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"name":"n","team":{"x":"t"}},{"name":"m","team":null}]}}\
            """);
  }
}
