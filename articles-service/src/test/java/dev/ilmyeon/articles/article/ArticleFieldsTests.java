package dev.ilmyeon.articles.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleFieldsTests extends ServiceTests {

  @Test
  void tellEverythingOfAnArticle() {
    graphQl()
        .document(
            """
            { article(id: 1002) { kind status access legacyNo slug publishedAt modifiedAt
              section { id shortName } regions { code name } series { id title description } tags { name } bylines { id name }
              corrections { at }
              blocks { __typename ... on Subheading { text } ... on Quote { text speaker } ... on BulletList { items }
                ... on MediaBlock { image { id } } } } }
            """)
        .execute()
        .path("article")
        .matchesJson(
            """
            { "kind": "FEATURE", "status": "PUBLISHED", "access": "FREE", "legacyNo": "402877",
              "slug": "gunsan-old-market-street-five-years",
              "publishedAt": "2024-07-25T17:30:00.000+09:00", "modifiedAt": null,
              "section": { "id": "general", "shortName": "종합" },
              "regions": [{ "code": "KR-45", "name": "전북" }],
              "series": [{ "id": "old-town-again", "title": "원도심, 다시 걷다",
                "description": "비었던 골목에 사람이 돌아오는 까닭을 듣습니다." }],
              "tags": [{ "name": "원도심" }, { "name": "도시재생" }, { "name": "골목상권" }],
              "bylines": [{ "id": "moon-garam", "name": "문가람 기자" }, { "id": "nam-dohyeon", "name": "남도현 기자" }],
              "corrections": [],
              "blocks": [
                { "__typename": "Paragraph" },
                { "__typename": "Subheading", "text": "임대료부터 약속하다" },
                { "__typename": "Paragraph" },
                { "__typename": "Paragraph" },
                { "__typename": "MediaBlock", "image": { "id": "3049" } },
                { "__typename": "Subheading", "text": "돌아온 것은 이웃" },
                { "__typename": "Paragraph" },
                { "__typename": "Quote", "text": "손님보다 이웃이 먼저 돌아왔어요. 이웃이 있으니 손님도 머무는 거죠.",
                  "speaker": "골목에서 국숫집을 하는 상인" },
                { "__typename": "Paragraph" },
                { "__typename": "BulletList", "items": ["빈 점포 41곳 → 문 연 점포 26곳",
                  "새 가게를 낸 사람 가운데 군산 주민 18명", "공동 기금에 다달이 내는 돈은 점포당 2만 원"] },
                { "__typename": "Paragraph" }] }
            """);
  }

  @Test
  void showCorrections() {
    graphQl()
        .document("{ article(id: 1010) { status modifiedAt corrections { at kind note } } }")
        .execute()
        .path("article.status")
        .entity(String.class)
        .isEqualTo("CORRECTED")
        .path("article.corrections[0].kind")
        .entity(String.class)
        .isEqualTo("CORRECTION")
        .path("article.corrections[0].at")
        .entity(String.class)
        .isEqualTo("2024-07-26T08:30:00.000+09:00");
  }

  @Test
  void costThreeStatementsHoweverManyArticles() {
    statements.clear();
    graphQl()
        .document(
            """
            { articles(first: 50) { edges { node { id url teaser { text } blocks { __typename } section { name } regions { code }
              series { id } tags { id } bylines { id } corrections { at } } } } }
            """)
        .executeAndVerify();

    // The page; texts; regions, series, tags, bylines and corrections together.
    assertThat(statements.sent()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5, 2001})
  void refuseATeaserOfAnotherSize(int maxChars) {
    graphQl()
        .document("query ($n: Int!) { article(id: 1001) { teaser(maxChars: $n) { text } } }")
        .variable("n", maxChars)
        .execute()
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
  }

  @Test
  void areServedAsEntitiesInTheOrderAsked() {
    graphQl()
        .document(
            """
            query ($of: [_Any!]!) { _entities(representations: $of) { __typename
              ... on Article { id title } ... on Region { code name } ... on Series { id title } ... on Edition { id name now } } }
            """)
        .variable(
            "of",
            List.of(
                Map.of("__typename", "Article", "id", "1003"),
                Map.of("__typename", "Region", "code", "KR-49"),
                Map.of("__typename", "Article", "id", "999999"),
                Map.of("__typename", "Region", "code", "KR-00"),
                Map.of("__typename", "Series", "id", "small-school"),
                Map.of("__typename", "Article", "id", "no number"),
                Map.of("__typename", "Article", "id", "1001"),
                Map.of("__typename", "Region", "code", "KR-11"),
                Map.of("__typename", "Edition", "id", "main"),
                Map.of("__typename", "Series", "id", "none"),
                Map.of("__typename", "Article", "id", "1003")))
        .execute()
        .path("_entities")
        .matchesJson(
            """
            [ { "__typename": "Article", "id": "1003" }, { "__typename": "Region", "code": "KR-49", "name": "제주" },
              null, null, { "__typename": "Series", "id": "small-school", "title": "작은 학교의 내일" }, null,
              { "__typename": "Article", "id": "1001" }, { "__typename": "Region", "code": "KR-11", "name": "서울" },
              { "__typename": "Edition", "id": "main", "name": "견본판", "now": "2024-07-26T09:30:00.000+09:00" }, null,
              { "__typename": "Article", "id": "1003" } ]
            """);
  }

  @Test
  void areFetchedForAllRegionsOfAnEntityFetchInOneStatement() {
    statements.clear();
    graphQl()
        .document(
            """
            query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { articles(first: 3) { edges { node { id } } } } } }
            """)
        .variable(
            "of",
            java.util.stream.Stream.of(
                    11, 26, 27, 28, 29, 30, 31, 50, 41, 42, 43, 44, 45, 46, 47, 48, 49)
                .map(code -> Map.of("__typename", "Region", "code", "KR-" + code))
                .toList())
        .execute()
        .path("_entities[*].articles.edges[*]")
        .entityList(Object.class)
        .hasSize(17 * 3);

    assertThat(statements.sent()).hasSize(2);
  }

  @Test
  void areFetchedAsEntitiesInOneStatement() {
    statements.clear();
    graphQl()
        .document(
            "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Article { title } } }")
        .variable(
            "of",
            java.util.stream.IntStream.rangeClosed(1001, 1076)
                .mapToObj(id -> Map.of("__typename", "Article", "id", Integer.toString(id)))
                .toList())
        .executeAndVerify();

    assertThat(statements.sent()).hasSize(1);
  }
}
