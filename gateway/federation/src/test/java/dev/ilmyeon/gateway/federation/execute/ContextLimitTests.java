package dev.ilmyeon.gateway.federation.execute;

import static dev.ilmyeon.gateway.federation.execute.Plans.key;
import static dev.ilmyeon.gateway.federation.execute.Plans.path;
import static dev.ilmyeon.gateway.federation.execute.Plans.representation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Objects with different values from a context are asked for apart, up to a limit. */
class ContextLimitTests {

  private static final String SDL =
      """
      type Query { users: [User] }
      type User { nick: String team: Team }
      type Team { id: ID code: String }
      """;

  private static final QueryPlan PLAN =
      new Plans()
          .root("a", "{users{nick team{id}}}")
          .add(
              "b",
              "query($r:[_Any!]! $c:String){_entities(representations:$r){... on Team{code}}}",
              FetchPath.ROOT,
              List.of(
                  new EntityCall(
                      "_entities",
                      "r",
                      List.of(
                          new EntityCall.Target(
                              path("users.@.team"),
                              List.of(representation("Team", key("id"))),
                              List.of(
                                  new EntityCall.ContextValue(
                                      "c",
                                      2,
                                      List.of(
                                          new Representation.Entry.Copy(
                                              "nick", "nick", false, null)))),
                              Set.of())))),
              Set.of(0),
              List.of())
          .plan();

  private final PlanRunFixture fixture = new PlanRunFixture(SDL);

  private String response(int users, int nicks) {
    fixture.start("{ users { team { code } } }", PLAN);
    String all =
        IntStream.range(0, users)
            .mapToObj(
                i -> "{\"nick\":\"n%d\",\"team\":{\"id\":%d}}".formatted(i % nicks, i % nicks))
            .collect(Collectors.joining(","));
    fixture.next("a").answer("{\"data\":{\"users\":[" + all + "]}}");
    for (int i = 0; i < Math.min(nicks, RequestBodies.MOST); i++) {
      assertThat(fixture.subgraphs.waiting).hasSizeLessThanOrEqualTo(FetchRun.AT_ONCE);
      fixture.next("b").answer("{\"data\":{\"_entities\":[{\"code\":\"c\"}]}}");
    }
    return fixture.response();
  }

  @Test
  void equalValuesShareARequest() {
    assertThat(response(RequestBodies.MOST + 300, RequestBodies.MOST))
        .doesNotContain("errors", "null");
  }

  @Test
  void whatIsBeyondIsMissingAndThatIsTold() {
    assertThat(response(RequestBodies.MOST + 2, RequestBodies.MOST + 2))
        .endsWith(
            """
            {"team":{"code":"c"}},{"team":{"code":null}},{"team":{"code":null}}]},"errors":[\
            {"message":"b cannot be asked in so many contexts at once.",\
            "path":["users",1000,"team","code"],"extensions":\
            {"code":"CONTEXT_LIMIT_EXCEEDED","service":"b","paths":["users.@.team.code"]}}]}\
            """);
  }
}
