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
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a response when subgraphs fail, in the client's words. */
class PlanRunFailureTests {

  private static final String SDL =
      """
      type Query { users: [User] viewer: User hello: String strip: [String!] }
      type User { id: ID name: String! nick: String team: Team rank: Int }
      type Team { id: ID name: String code: String }
      """;

  private static final Representation USER = representation("User", key("id"));

  private final PlanRunFixture fixture = new PlanRunFixture(SDL);

  private final QueryPlan usersWithNames =
      new Plans()
          .root("a", "{users{id}}")
          .entities("b", "User", "{nick name}", Set.of(0), target("users.@", USER))
          .plan();

  @Test
  void aFailedFetchIsOneErrorForEachFieldThatItCost() {
    QueryPlan plan = new Plans().root("a", "{hello}").root("b", "{strip x: viewer{id}}").plan();
    fixture.start("{ hello strip x: viewer { id } }", plan);
    fixture.next("b").fail(Kind.TIMED_OUT);
    fixture.next("a").answer("{\"data\":{\"hello\":\"h\"}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"hello":"h","strip":null,"x":null},"errors":[\
            {"message":"b did not answer in time.","path":["strip"],"extensions":\
            {"code":"SUBGRAPH_TIMEOUT","service":"b","paths":["strip"]}},\
            {"message":"b did not answer in time.","path":["x"],"extensions":\
            {"code":"SUBGRAPH_TIMEOUT","service":"b","paths":["x"]}}]}\
            """);
    assertThat(fixture.heard.getFirst().failure().kind()).isEqualTo(Kind.TIMED_OUT);
  }

  @Test
  void anAnswerThatCannotBeReadAtAllIsAFailure() {
    QueryPlan plan = new Plans().root("a", "{hello}").plan();
    fixture.start("{ hello }", plan);
    fixture.next("a").callback().answered(new SubgraphResponse(200, null, new byte[] {'{'}, 100));
    assertThat(fixture.response()).contains("SUBGRAPH_MALFORMED_RESPONSE").contains("hello");
  }

  @Test
  void aFailedEntityFetchExplainsAllTheNullsThatItCost() {
    fixture.start("{ users { id nick name } }", usersWithNames);
    fixture.next("a").answer("{\"data\":{\"users\":[null,{\"id\":1},{\"id\":2}]}}");
    fixture.next("b").fail(Kind.UNREACHABLE);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[null,null,null]},"errors":[\
            {"message":"b is not available.","path":["users",1,"nick"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["users.@.nick"]}},\
            {"message":"b is not available.","path":["users",1,"name"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["users.@.name"]}}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>502 Bad Gateway at 10.0.0.1</html>",
        "[]",
        "1",
        "{}",
        "{\"data\":[]}",
        "{\"data\":null}",
        "{\"data\":null,\"errors\":[]}",
        "{\"errors\":{}}",
        "{\"data\":{\"strip\":[\"a\"]}",
        "{\"data\":{\"strip\":[\"\u0001\"]}}"
      })
  void whatIsNoGraphQlResponseIsTheSubgraphsFault(String garbage) {
    fixture.start("{ strip }", new Plans().root("b", "{strip}").plan());
    fixture.next("b").answer(garbage);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"strip":null},"errors":[{"message":"b did not answer as it should.",\
            "path":["strip"],"extensions":{"code":"SUBGRAPH_MALFORMED_RESPONSE","service":"b",\
            "paths":["strip"]}}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_entities\":[]}",
        "{\"_entities\":[{\"nick\":\"n\",\"name\":\"n\"}]}",
        "{\"_entities\":[{},{},{}]}",
        "{\"_entities\":null}",
        "{\"_entities\":{}}",
        "{}"
      })
  void entitiesThatDoNotFitTheRepresentationsAreNotGuessed(String data) {
    fixture.start("{ users { id nick } }", usersWithNames);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1},{\"id\":2}]}}");
    fixture.next("b").answer("{\"data\":" + data + "}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"id":"1","nick":null},{"id":"2","nick":null}]},"errors":[\
            {"message":"b did not answer as it should.","path":["users",0,"nick"],"extensions":\
            {"code":"SUBGRAPH_MALFORMED_RESPONSE","service":"b","paths":["users.@.nick"]}}]}\
            """);
  }

  @Test
  void anEntityThatIsNoObjectCostsOnlyItself() {
    fixture.start("{ users { nick } }", usersWithNames);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1},{\"id\":2}]}}");
    fixture.next("b").answer("{\"data\":{\"_entities\":[7,{\"nick\":\"two\"}]}}");
    assertThat(fixture.response())
        .startsWith("{\"data\":{\"users\":[{\"nick\":null},{\"nick\":\"two\"}]},")
        .contains("SUBGRAPH_MALFORMED_RESPONSE");
  }

  @Test
  void anErrorOfASubgraphIsToldForEveryPlaceThatSharesTheEntity() {
    fixture.start("{ users { nick name } }", usersWithNames);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1},{\"id\":2},{\"id\":1}]}}");
    fixture
        .next("b")
        .answer(
            """
            {"errors":[{"message":"no name","locations":[{"line":1,"column":9}],
              "path":["_entities",0,"name"],
              "extensions":{"code":"GONE","stacktrace":["at X"],"host":"10.0.0.1"}}],
             "data":{"_entities":[null,{"nick":"n","name":"m"}]}}\
            """);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[null,{"nick":"n","name":"m"},null]},"errors":[\
            {"message":"no name","path":["users",0,"name"],"extensions":{"code":"GONE","service":"b"}},\
            {"message":"no name","path":["users",2,"name"],"extensions":{"code":"GONE","service":"b"}}]}\
            """);
    assertThat(fixture.heard.getLast().errors()).isEqualTo(1);
  }

  @Test
  void anErrorOfARootFetchKeepsItsPath() {
    fixture.start(
        "{ users { team { name } } }", new Plans().root("a", "{users{team{name}}}").plan());
    fixture
        .next("a")
        .answer(
            """
            {"data":{"users":[{"team":{"name":null}}]},
             "errors":[{"message":"no","path":["users",0,"team","name"]}]}\
            """);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"team":{"name":null}}]},"errors":[{"message":"no",\
            "path":["users",0,"team","name"],"extensions":{"code":"SUBGRAPH_ERROR","service":"a"}}]}\
            """);
  }

  @Test
  void aRefusedDocumentIsToldWhereItsFieldsAreMissing() {
    fixture.start("{ users { id nick } }", usersWithNames);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1}]}}");
    fixture
        .next("b")
        .answer(
            "{\"errors\":[{\"message\":\"who are you\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"id":"1","nick":null}]},"errors":[{"message":"who are you",\
            "path":["users",0,"nick"],"extensions":{"code":"UNAUTHENTICATED","service":"b",\
            "paths":["users.@.nick"]}}]}\
            """);
  }

  @Test
  void anErrorBesideDataWithoutAPathIsPassedOnWithoutOne() {
    fixture.start("{ hello }", new Plans().root("a", "{hello}").plan());
    fixture
        .next("a")
        .answer("{\"data\":{\"hello\":\"h\"},\"errors\":[{\"message\":\"deprecated\"},\"odd\"]}");
    assertThat(fixture.response())
        .startsWith(
            "{\"data\":{\"hello\":\"h\"},\"errors\":[{\"message\":\"deprecated\",\"extensions\"")
        .contains("a reported an error.");
  }

  @Test
  void pathsOfErrorsEndWhereTheClientStopsKnowing() {
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .entities(
                "b",
                "User",
                "{_0_nick: nick _0_rank: rank}",
                Set.of(0),
                List.of(new KeyRename(path("_entities.@"), "_0_nick", "nick")),
                target("viewer", USER))
            .plan();
    fixture.start("{ viewer { nick } }", plan);
    fixture.next("a").answer("{\"data\":{\"viewer\":{\"id\":1}}}");
    fixture
        .next("b")
        .answer(
            """
            {"data":{"_entities":[{"_0_nick":null}]},"errors":[
             {"message":"1","path":["_entities",0,"_0_nick"]},
             {"message":"2","path":["_entities",0,"_0_rank"]},
             {"message":"3","path":["_entities",5,"_0_rank"]}]}\
            """);
    assertThat(fixture.response())
        .contains("\"message\":\"1\",\"path\":[\"viewer\",\"nick\"]")
        .contains("\"message\":\"2\",\"path\":[\"viewer\"]")
        .contains("\"message\":\"3\",\"extensions\"");
  }

  @Test
  void aRequirementThatIsNullIsSentAndOneThatAFailureCostIsNot() {
    Representation withRank = representation("User", key("id"), required("rank", "rank"));
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .entities("ranks", "User", "{rank}", Set.of(0), target("viewer", USER))
            .entities("nicks", "User", "{nick}", Set.of(0, 1), target("viewer", withRank))
            .plan();
    fixture.start("{ viewer { nick } }", plan);
    fixture.next("a").answer("{\"data\":{\"viewer\":{\"id\":1}}}");
    fixture.next("ranks").answer("{\"data\":{\"_entities\":[{\"rank\":null}]}}");
    assertThat(variables(fixture.next("nicks"))).contains("\"rank\":null");

    PlanRunFixture second = new PlanRunFixture(SDL);
    second.start("{ viewer { nick } }", plan);
    second.next("a").answer("{\"data\":{\"viewer\":{\"id\":1}}}");
    second.next("ranks").fail(Kind.SHED);
    assertThat(second.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"nick":null}},"errors":[{"message":"ranks is not available.",\
            "path":["viewer","nick"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"ranks",\
            "paths":["viewer.nick"]}}]}\
            """);
  }

  @Test
  void errorsComeInTheOrderOfTheFetchesWhicheverFailsFirst() {
    QueryPlan plan = new Plans().root("a", "{hello}").root("b", "{strip}").plan();
    fixture.start("{ strip hello }", plan);
    fixture.next("b").fail(Kind.UNREACHABLE);
    fixture.next("a").fail(Kind.UNREACHABLE);
    assertThat(fixture.response()).matches(".*\"a is not.*\"b is not.*");
  }

  /** One fetch, asked once for each nick name that a user above has; and one that needs it. */
  private static QueryPlan teamsInContext() {
    EntityCall.Target teams =
        new EntityCall.Target(
            path("users.@.team"),
            List.of(representation("Team", key("id"))),
            List.of(
                new EntityCall.ContextValue(
                    "c", 2, List.of(new Representation.Entry.Copy("nick", "nick", false, null)))),
            Set.of());
    return new Plans()
        .root("a", "{users{nick team{id}}}")
        .add(
            "b",
            "query($r:[_Any!]! $c:String){_entities(representations:$r){... on Team{code}}}",
            FetchPath.ROOT,
            List.of(new EntityCall("_entities", "r", List.of(teams))),
            Set.of(0),
            List.of())
        .entities(
            "c",
            "Team",
            "{name}",
            Set.of(1),
            target("users.@.team", representation("Team", key("code"))))
        .plan();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void errorsComeInTheOrderOfAFetchsRequestsWhicheverFailsFirst(boolean firstFirst) {
    fixture.start("{ users { team { code name } } }", teamsInContext());
    fixture
        .next("a")
        .answer(
            """
            {"data":{"users":[{"nick":"x","team":{"id":1}},{"nick":"y","team":{"id":2}}]}}\
            """);
    FakeSubgraphs.Waiting one = fixture.next("b");
    FakeSubgraphs.Waiting two = fixture.next("b");
    if (firstFirst) {
      one.fail(Kind.TIMED_OUT);
      two.answer("{\"errors\":[{\"message\":\"who are you\"}]}");
    } else {
      two.answer("{\"errors\":[{\"message\":\"who are you\"}]}");
      one.fail(Kind.TIMED_OUT);
    }
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"team":{"code":null,"name":null}},{"team":{"code":null,"name":null}}]},\
            "errors":[\
            {"message":"b did not answer in time.","path":["users",0,"team","code"],"extensions":\
            {"code":"SUBGRAPH_TIMEOUT","service":"b","paths":["users.@.team.code"]}},\
            {"message":"who are you","path":["users",1,"team","code"],"extensions":\
            {"code":"SUBGRAPH_ERROR","service":"b","paths":["users.@.team.code"]}},\
            {"message":"b did not answer in time.","path":["users",0,"team","name"],"extensions":\
            {"code":"SUBGRAPH_TIMEOUT","service":"b","paths":["users.@.team.name"]}}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnotherBringsIsNotLostWhicheverIsFirst(boolean failureFirst) {
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id team{id}}}")
            .root("b", "{viewer{nick id team{name}}}")
            .plan();
    fixture.start("{ viewer { id nick team { id name } } }", plan);
    FakeSubgraphs.Waiting a = fixture.next("a");
    FakeSubgraphs.Waiting b = fixture.next("b");
    if (failureFirst) {
      b.fail(Kind.UNREACHABLE);
    }
    a.answer("{\"data\":{\"viewer\":{\"id\":1,\"team\":{\"id\":2}}}}");
    if (!failureFirst) {
      b.fail(Kind.UNREACHABLE);
    }
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"id":"1","nick":null,"team":{"id":"2","name":null}}},"errors":[\
            {"message":"b is not available.","path":["viewer","nick"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["viewer.nick"]}},\
            {"message":"b is not available.","path":["viewer","team","name"],"extensions":\
            {"code":"SUBGRAPH_UNREACHABLE","service":"b","paths":["viewer.team.name"]}}]}\
            """);
  }

  @Test
  void thousandsOfErrorsAreCutShort() {
    fixture.start("{ strip hello }", new Plans().root("a", "{strip hello}").plan());
    String error = "{\"message\":\"e\",\"path\":[\"strip\"]}";
    fixture
        .next("a")
        .answer("{\"data\":{},\"errors\":[" + error + ("," + error).repeat(5_000) + "]}");
    assertThat(fixture.response().split("\"message\"", -1)).hasSize(11);
  }
}
