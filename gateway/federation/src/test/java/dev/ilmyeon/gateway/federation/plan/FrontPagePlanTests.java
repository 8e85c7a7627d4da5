package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page that all this is for. */
class FrontPagePlanTests {

  private final QueryPlan plan =
      new PlanSnapshot(
              "front-page", Path.of("src/test/resources/plans/front-page/front-page.graphql"))
          .plan();

  @Test
  void asksEachSubgraphOnceAndThenTwoOnceMore() {
    assertThat(plan.fetches())
        .extracting(fetch -> fetch.subgraph().value())
        .containsExactly("weather", "media", "articles", "media", "weather");
  }

  @Test
  void waitsForTheArticlesOnly() {
    assertThat(plan.fetches())
        .extracting(Fetch::dependsOn)
        .containsExactly(Set.of(), Set.of(), Set.of(), Set.of(2), Set.of(2));
  }

  @Test
  void asksForPicturesOfThreeKindsAtOnce() {
    List<EntityCall> calls = plan.fetches().get(3).entities();
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().targets())
        .extracting(target -> target.path().toString())
        .containsExactly(
            "frontPage.containers.@.cards.@.imageOverride",
            "frontPage.containers.@.cards.@.target|[Article|Gallery]");
  }

  @Test
  void sendsTheVariablesThatADocumentUses() {
    assertThat(plan.fetches())
        .extracting(Fetch::variables)
        .containsExactly(Set.of("ed"), Set.of("ed"), Set.of("ed", "at"), Set.of(), Set.of());
  }

  @Test
  void isTheSameEachTime() {
    assertThat(
            new PlanSnapshot(
                    "front-page", Path.of("src/test/resources/plans/front-page/front-page.graphql"))
                .plan())
        .isEqualTo(plan);
  }
}
