package dev.ilmyeon.gateway.federation.execute;

import static dev.ilmyeon.gateway.federation.execute.Plans.key;
import static dev.ilmyeon.gateway.federation.execute.Plans.representation;
import static dev.ilmyeon.gateway.federation.execute.Plans.target;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers on any thread, at any time, or never. */
@Timeout(60)
class PlanRunThreadTests {

  private static final String SDL =
      """
      type Query { users: [User] hello: String x: String y: String z: String }
      type User { id: ID name: String team: Team }
      type Team { id: ID name: String }
      """;

  private static final QueryPlan PLAN =
      new Plans()
          .root("a", "{users{id}}")
          .root("x", "{x}")
          .root("y", "{y}")
          .root("z", "{z}")
          .entities(
              "n",
              "User",
              "{name}",
              Set.of(0),
              target("users.@", representation("User", key("id"))))
          .entities(
              "t",
              "User",
              "{team{id}}",
              Set.of(0),
              target("users.@", representation("User", key("id"))))
          .entities(
              "u",
              "Team",
              "{name}",
              Set.of(5),
              target("users.@.team", representation("Team", key("id"))))
          .plan();

  private static final String QUERY = "{ z y x users { name team { name } } }";

  private static final String EXPECTED =
      """
      {"data":{"z":"z","y":"y","x":"x","users":[{"name":"n1","team":{"name":"T"}},\
      {"name":"n2","team":{"name":"T"}}]}}\
      """;

  private static String answer(String subgraph) {
    return switch (subgraph) {
      case "a" -> "{\"data\":{\"users\":[{\"id\":1},{\"id\":2}]}}";
      case "n" -> "{\"data\":{\"_entities\":[{\"name\":\"n1\"},{\"name\":\"n2\"}]}}";
      case "t" ->
          "{\"data\":{\"_entities\":[{\"team\":{\"id\":\"t\"}},{\"team\":{\"id\":\"t\"}}]}}";
      case "u" -> "{\"data\":{\"_entities\":[{\"name\":\"T\"}]}}";
      default -> "{\"data\":{\"" + subgraph + "\":\"" + subgraph + "\"}}";
    };
  }

  private static SubgraphResponse response(SubgraphRequest request) {
    byte[] body = answer(request.subgraph().value()).getBytes(UTF_8);
    return new SubgraphResponse(200, null, body, body.length);
  }

  @Test
  void aTransportMayAnswerBeforeItReturns() {
    PlanRunFixture fixture = new PlanRunFixture(SDL);
    fixture.start(
        QUERY,
        PLAN,
        "{}",
        (request, callback) -> {
          callback.answered(response(request));
          return () -> {};
        });
    assertThat(fixture.response()).isEqualTo(EXPECTED);
  }

  @Test
  void answersOnManyThreadsGiveTheSameResponse() throws Exception {
    Random random = new Random(5);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 2_000; i++) {
        PlanRunFixture fixture = new PlanRunFixture(SDL);
        int seed = random.nextInt();
        fixture.start(
            QUERY,
            PLAN,
            "{}",
            (request, callback) -> {
              int pause = new Random(seed ^ request.subgraph().hashCode()).nextInt(20_000);
              threads.execute(() -> {
                LockSupport.parkNanos(pause);
                callback.answered(response(request));
                callback.answered(response(request));
              });
              return () -> {};
            });
        assertThat(fixture.response.get(10, TimeUnit.SECONDS)).isEqualTo(EXPECTED);
      }
    }
  }

  @Test
  void aTransportThatThrowsIsASubgraphThatIsNotThere() {
    PlanRunFixture fixture = new PlanRunFixture(SDL);
    fixture.start(
        "{ x }",
        new Plans().root("x", "{x}").plan(),
        "{}",
        (_, _) -> {
          throw new IllegalStateException("secret");
        });
    assertThat(fixture.response())
        .startsWith("{\"data\":{\"x\":null},")
        .contains("x is not available.")
        .doesNotContain("secret");
  }

  @Test
  void cancellingCancelsWhatIsStillOnItsWayAndHearsNothingMore() {
    PlanRunFixture fixture = new PlanRunFixture(SDL);
    Runnable cancel = fixture.start(QUERY, PLAN);
    fixture.next("x").answer(answer("x"));
    FakeSubgraphs.Waiting late = fixture.next("a");
    cancel.run();
    assertThat(fixture.subgraphs.cancelled).containsExactly("a", "y", "z");
    late.answer(answer("a"));
    cancel.run();
    assertThat(fixture.subgraphs.bodies).hasSize(4);
    assertThat(fixture.response).isNotDone();
  }
}
