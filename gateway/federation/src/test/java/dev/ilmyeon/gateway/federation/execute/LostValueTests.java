package dev.ilmyeon.gateway.federation.execute;

import static dev.ilmyeon.gateway.federation.execute.Plans.key;
import static dev.ilmyeon.gateway.federation.execute.Plans.representation;
import static dev.ilmyeon.gateway.federation.execute.Plans.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No value is null because something went wrong elsewhere, unless an error says so. */
class LostValueTests {

  private static final String SDL =
      """
      type Query { users: [User] viewer: User hello: String owner: User! }
      type User { id: ID name: String nick: String rank: Int team: Team }
      type Team { name: String code: String size: Int }
      """;

  private static final Representation USER = representation("User", key("id"));

  private final PlanRunFixture fixture = new PlanRunFixture(SDL);

  private final QueryPlan usersWithNicks =
      new Plans()
          .root("a", "{users{id}}")
          .entities("b", "User", "{nick}", Set.of(0), target("users.@", USER))
          .plan();

  @Test
  void whatHangsOnALostKeyIsLost() {
    fixture.start("{ users { nick } }", usersWithNicks);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"users":[{"id":null},{"id":2}]},\
            "errors":[{"message":"no id","path":["users",0,"id"]}]}\
            """);
    fixture.next("b").answer("{\"data\":{\"_entities\":[{\"nick\":\"n\"}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"nick":null},{"nick":"n"}]},"errors":[\
            {"message":"no id","path":["users",0],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a"}},\
            {"message":"a reported an error.","path":["users",0,"nick"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a","paths":["users.@.nick"]}}]}\
            """);
  }

  @Test
  void whatElseAnObjectHasNotGotThatIsNullForWantOfAFieldIsNoNews() {
    PlanRunFixture strict = new PlanRunFixture(SDL.replace("nick: String", "nick: String!"));
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{nick rank team{name}}", Set.of(0), target("users.@", USER))
            .plan();
    strict.start("{ users { nick rank team { name } } }", plan);
    strict.next("a").answer("{\"data\":{\"users\":[{\"id\":1}]}}");
    strict
        .next("b")
        .answer(
            """
            {"data":{"_entities":[null]},\
            "errors":[{"message":"no rank","path":["_entities",0,"rank"]}]}\
            """);
    assertThat(strict.response())
        .isEqualTo(
            """
            {"data":{"users":[null]},"errors":[\
            {"message":"no rank","path":["users",0,"rank"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"b"}},\
            {"message":"b reported an error.","path":["users",0,"nick"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"b","paths":["users.@.nick"]}}]}\
            """);
  }

  @Test
  void nothingIsLostWhereThereIsNoKey() {
    fixture.start("{ users { nick } }", usersWithNicks);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":null}]}}");
    assertThat(fixture.response()).isEqualTo("{\"data\":{\"users\":[{\"nick\":null}]}}");
  }

  @Test
  void anErrorElsewhereDoesNotMakeAKeyLost() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id rank}}")
            .entities("b", "User", "{nick}", Set.of(0), target("users.@", USER))
            .plan();
    fixture.start("{ users { rank nick } }", plan);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"users":[{"id":null,"rank":null}]},\
            "errors":[{"message":"no rank","path":["users",0,"rank"]}]}\
            """);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"rank":null,"nick":null}]},"errors":[\
            {"message":"no rank","path":["users",0,"rank"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a"}}]}\
            """);
  }

  /** The subgraph's name may not be null, the client's may. */
  @Test
  void aFieldThatTakesItsEntityWithItCostsTheOtherFieldsToo() {
    QueryPlan plan =
        new Plans()
            .root("a", "{users{id}}")
            .entities("b", "User", "{name nick}", Set.of(0), target("users.@", USER))
            .plan();
    fixture.start("{ users { name nick } }", plan);
    fixture.next("a").answer("{\"data\":{\"users\":[{\"id\":1}]}}");
    fixture
        .next("b")
        .answer(
            """
            {"data":{"_entities":[null]},\
            "errors":[{"message":"no name","path":["_entities",0,"name"]}]}\
            """);
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"users":[{"name":null,"nick":null}]},"errors":[\
            {"message":"no name","path":["users",0,"name"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"b"}},\
            {"message":"b reported an error.","path":["users",0,"nick"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"b","paths":["users.@.nick"]}}]}\
            """);
  }

  @Test
  void objectsThatAnotherFetchBringsInTheEndLackWhatTheFailedOneWouldHaveLedTo() {
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .root("c", "{viewer{rank}}")
            .entities("b", "User", "{nick}", Set.of(0), target("viewer", USER))
            .plan();
    fixture.start("{ viewer { nick rank } }", plan);
    fixture.next("a").fail(Kind.UNREACHABLE);
    fixture.next("c").answer("{\"data\":{\"viewer\":{\"rank\":1}}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"nick":null,"rank":1}},"errors":[\
            {"message":"a is not available.","path":["viewer","nick"],\
            "extensions":{"code":"SUBGRAPH_UNREACHABLE","service":"a","paths":["viewer.nick"]}}]}\
            """);
  }

  /** The one for that object, that is; what it answers of others is right. */
  @Test
  void theSameWhereOnlyOneEntityWasNotAnsweredAsItShould() {
    QueryPlan plan =
        new Plans()
            .root("a", "{viewer{id}}")
            .entities("b", "User", "{nick team{code}}", Set.of(0), target("viewer", USER))
            .entities("d", "User", "{team{size}}", Set.of(0), target("viewer", USER))
            .entities(
                "c",
                "Team",
                "{name}",
                Set.of(1),
                target("viewer.team", representation("Team", key("code"))))
            .plan();
    fixture.start("{ viewer { nick team { name size } } }", plan);
    fixture.next("a").answer("{\"data\":{\"viewer\":{\"id\":1}}}");
    fixture.next("b").answer("{\"data\":{\"_entities\":[7]}}");
    fixture.next("d").answer("{\"data\":{\"_entities\":[{\"team\":{\"size\":3}}]}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"nick":null,"team":{"name":null,"size":3}}},"errors":[\
            {"message":"b did not answer as it should.","path":["viewer","nick"],"extensions":\
            {"code":"SUBGRAPH_MALFORMED_RESPONSE","service":"b","paths":["viewer.nick"]}},\
            {"message":"b did not answer as it should.","path":["viewer","team","name"],\
            "extensions":{"code":"SUBGRAPH_MALFORMED_RESPONSE","service":"b",\
            "paths":["viewer.team.name"]}}]}\
            """);
  }

  @Test
  void aPartOfTheWrongKindIsToldThoughTheOtherPartsAreRight() {
    QueryPlan plan = new Plans().root("a", "{viewer{rank}}").root("b", "{viewer{nick}}").plan();
    fixture.start("{ viewer { rank nick } }", plan);
    fixture.next("a").answer("{\"data\":{\"viewer\":{\"rank\":1}}}");
    fixture.next("b").answer("{\"data\":{\"viewer\":\"me\"}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"rank":1,"nick":null}},"errors":[\
            {"message":"The value of field Query.viewer is not an object.","path":["viewer"],\
            "extensions":{"code":"SUBGRAPH_INVALID_VALUE","service":"b"}}]}\
            """);
  }

  /** The subgraph's owner may not be null; to the client it is not, for another brings one. */
  @Test
  void aRootFieldThatTakesAllWithItCostsTheOthersToo() {
    QueryPlan plan = new Plans().root("a", "{hello owner{name}}").root("b", "{owner{nick}}").plan();
    fixture.start("{ hello owner { name nick } }", plan);
    fixture
        .next("a")
        .answer("{\"data\":null,\"errors\":[{\"message\":\"no owner\",\"path\":[\"owner\"]}]}");
    fixture.next("b").answer("{\"data\":{\"owner\":{\"nick\":\"n\"}}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"hello":null,"owner":{"name":null,"nick":"n"}},"errors":[\
            {"message":"no owner","path":["owner"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a"}},\
            {"message":"a reported an error.","path":["hello"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a","paths":["hello"]}}]}\
            """);
  }

  /** The subgraph's team may not be without a name, nor its viewer without a team. */
  @Test
  void anErrorDeepDownCostsTheFieldsOfTheObjectThatIsGivenUpForIt() {
    QueryPlan plan =
        new Plans().root("a", "{viewer{name team{name}}}").root("b", "{viewer{nick}}").plan();
    fixture.start("{ viewer { name nick team { name } } }", plan);
    fixture
        .next("a")
        .answer(
            """
            {"data":{"viewer":null},\
            "errors":[{"message":"no name","path":["viewer","team","name"]}]}\
            """);
    fixture.next("b").answer("{\"data\":{\"viewer\":{\"nick\":\"n\"}}}");
    assertThat(fixture.response())
        .isEqualTo(
            """
            {"data":{"viewer":{"name":null,"nick":"n","team":null}},"errors":[\
            {"message":"no name","path":["viewer","team","name"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a"}},\
            {"message":"a reported an error.","path":["viewer","name"],\
            "extensions":{"code":"SUBGRAPH_ERROR","service":"a","paths":["viewer.name"]}}]}\
            """);
  }
}
