package dev.ilmyeon.articles.front.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

class FrontHistoryTests extends FrontWorkshop {

  private static final String HISTORY =
      """
      query ($edition: ID!, $first: Int!, $after: String) { frontHistory(edition: $edition, first: $first, after: $after) {
        edges { cursor node { version madeBy restores effectiveFrom madeAt
          differences { kind target from { container position } to { container position } values { name from to } }
          page { id containers { cards { target { __typename ... on Article { title } } } } scheduled { id } } } }
        pageInfo { hasNextPage endCursor } } }
      """;

  @Test
  void goesBackPageByPage() {
    Workshop shop = shopWithVersions(5);

    GraphQlTester.Response newest = history(shop, 3, null);
    newest
        .path("frontHistory.edges[*].node.version")
        .entityList(Integer.class)
        .containsExactly(6, 5, 4)
        .path("frontHistory.edges[0].node.madeBy")
        .entity(String.class)
        .isEqualTo("kim")
        .path("frontHistory.edges[0].node.differences[*].kind")
        .entityList(String.class)
        .containsExactly("CARD_ADDED")
        .path("frontHistory.edges[1].node.page.id")
        .entity(String.class)
        .isEqualTo(shop.edition + ":5");
    String cursor = newest.path("frontHistory.pageInfo.endCursor").entity(String.class).get();
    history(shop, 3, cursor)
        .path("frontHistory.edges[*].node.version")
        .entityList(Integer.class)
        .containsExactly(3, 2, 1)
        .path("frontHistory.pageInfo.hasNextPage")
        .entity(Boolean.class)
        .isEqualTo(false)
        .path("frontHistory.edges[2].node.madeBy")
        .valueIsNull();
  }

  @Test
  void costsTheSameStatementsHoweverLongThePage() {
    Workshop shop = shopWithVersions(8);

    assertThat(statementsOf(shop, 2)).isEqualTo(statementsOf(shop, 9)).isLessThanOrEqualTo(8);
  }

  @Test
  void tellsWhatTwoVersionsDifferIn() {
    Workshop shop = shopWithVersions(3);

    graphQl("lee", "reporter", "ko")
        .document(
            """
            query ($edition: ID!) { frontDiff(edition: $edition, from: 4, to: 1) { kind target from { container position } to { container } } }
            """)
        .variable("edition", shop.edition)
        .execute()
        .path("frontDiff[*].kind")
        .entityList(String.class)
        .isEqualTo(List.of("CARD_REMOVED", "CARD_REMOVED", "CARD_REMOVED"))
        .path("frontDiff[0].from.container")
        .entity(String.class)
        .isEqualTo("top");
  }

  @Test
  void isTheNewsroomsOwn() {
    Workshop shop = shopWithVersions(1);

    graphQl()
        .document(
            """
            query ($edition: ID!) { frontHistory(edition: $edition) { edges { cursor } }
              frontDiff(edition: $edition, from: 1, to: 2) { kind } frontPage(edition: $edition) { scheduled { id } } }
            """)
        .variable("edition", shop.edition)
        .execute()
        .path("frontHistory")
        .valueIsNull()
        .path("frontDiff")
        .valueIsNull()
        .path("frontPage.scheduled")
        .valueIsNull();
  }

  private Workshop shopWithVersions(int changes) {
    Workshop shop = new Workshop("history");
    for (int i = 1; i <= changes; i++) {
      assertChanged(
          shop.change(pin(shop.article(i, "PUBLISHED", START.minusSeconds(60)), "top", 1)));
    }
    return shop;
  }

  private int statementsOf(Workshop shop, int first) {
    statements.clear();
    history(shop, first, null).path("frontHistory.edges").entityList(Object.class).hasSize(first);
    return statements.sent().size();
  }

  private GraphQlTester.Response history(Workshop shop, int first, String after) {
    return graphQl("lee", "reporter", "ko")
        .document(HISTORY)
        .variable("edition", shop.edition)
        .variable("first", first)
        .variable("after", after)
        .execute();
  }
}
