package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.GraphQlTester;

class FrontPageTests extends ServiceTests {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};

  @Test
  void showsTheSampleDay() {
    assertThat(outline(page("main", null)))
        .isEqualTo(
            """
            main:2 2024.07.26 (금)
            LEAD 종합뉴스: C1001
            LIST 주요 뉴스: C1019 C1006 C1003 B1004 B1013 B1009
            PHOTO_NEWS 포토뉴스: C2001 C2002
            FEATURE_ISSUE 기획이슈: C1002
            LIST 정치: B1010 B1011 B1012
            LIST 경제: B1014 B1015 B1016
            LIST 사회: B1020 B1022 B1021
            LIST 문화: B1025 B1026 B1027
            LIST 스포츠: B1031 B1032 B1034
            LIST 오피니언: B1035 B1036 B1064
            REGION_NETWORK 지역네트워크: CKR-11 CKR-26 CKR-27 CKR-28 CKR-29 CKR-30 CKR-31 CKR-50 CKR-41 \
            CKR-42 CKR-43 CKR-44 CKR-45 CKR-46 CKR-47 CKR-48 CKR-49
            MOST_READ 많이 본 뉴스: B1028 B1039 B1040 B1023 B1007
            """);
  }

  @Test
  void tellsTheLeadStoryWhole() {
    GraphQlTester.Response response = page("main", null);
    String lead = "frontPage.containers[0].cards[0].target";

    response
        .path(lead + ".title")
        .entity(String.class)
        .isEqualTo("광명시, 中 지난 자매도시 포럼서 “탄소중립, 도시가 먼저 움직여야”")
        .path(lead + ".url")
        .entity(String.class)
        .isEqualTo("https://ilmyeon.example/article/1001/gwangmyeong-jinan-carbon-neutral-forum")
        .path(lead + ".section.name")
        .entity(String.class)
        .isEqualTo("종합뉴스")
        .path(lead + ".publishedAt")
        .entity(String.class)
        .isEqualTo("2023-10-20T10:12:00.000+09:00")
        .path(lead + ".subheads")
        .entityList(String.class)
        .hasSize(4)
        .satisfies(lines -> assertThat(lines).allMatch(line -> line.startsWith("-")))
        .path(lead + ".blocks[*].text")
        .entityList(String.class)
        .hasSize(12);
    response
        .path("frontPage.containers[0].more")
        .entity(String.class)
        .isEqualTo("https://ilmyeon.example/section/general");
  }

  @Test
  void cutsTheFeaturesTeaserAtSixHundredCharacters() {
    String feature = "frontPage.containers[3].cards[0].target.teaser";

    page("main", null)
        .path(feature + ".truncated")
        .entity(Boolean.class)
        .isEqualTo(true)
        .path(feature + ".text")
        .entity(String.class)
        .satisfies(text -> assertThat(text).hasSizeBetween(590, 600).startsWith("해가 지면"));
  }

  @Test
  void showsWhatAnEditorWroteOverACard() {
    String card = "frontPage.containers[1].cards[1]";

    page("main", null)
        .path(card + ".headline")
        .entity(String.class)
        .isEqualTo("대전–세종–청주–천안, 밤에도 급행버스로 잇는다")
        .path(card + ".until")
        .entity(String.class)
        .isEqualTo("2024-07-26T18:00:00.000+09:00")
        .path("frontPage.containers[1].cards[0].kicker")
        .entity(String.class)
        .isEqualTo("폭염");
  }

  @Test
  void givesEachRegionItsNewestThree() {
    page("main", null)
        .path("frontPage.containers[10].cards[0].target.articles.edges[*].node.id")
        .entityList(String.class)
        .containsExactly("1019", "1004", "1030")
        .path("frontPage.containers[10].cards[*].target.articles.edges[*]")
        .entityList(Object.class)
        .hasSize(17 * 3);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-12-31T14:59:59Z, 1, 2023.12.31 (일)",
    "2023-12-31T15:00:00Z, 1, 2024.01.01 (월)",
    "2024-07-25T23:59:59+09:00, 1, 2024.07.25 (목)",
    "2024-07-26T05:59:59+09:00, 1, 2024.07.26 (금)",
    "2024-07-26T06:00:00+09:00, 2, 2024.07.26 (금)",
    "2024-07-27T00:00:00+09:00, 2, 2024.07.27 (토)",
  })
  void isTheVersionInForceUnderThatDaysDateLine(String at, int version, String label) {
    page("main", at)
        .path("frontPage.version")
        .entity(Integer.class)
        .isEqualTo(version)
        .path("frontPage.dateline.label")
        .entity(String.class)
        .isEqualTo(label);
  }

  @Test
  void showsThePastWithoutWhatCameLater() {
    assertThat(outline(page("main", "2024-07-25T18:00:00+09:00")))
        .isEqualTo(
            """
            main:1:2024-07-25T09:00:00Z 2024.07.25 (목)
            LEAD 종합뉴스: B1002
            LIST 주요 뉴스: B1039 B1008 B1015 B1011 B1040 B1027
            """);
  }

  @Test
  void givesThePlacesOfExpiredCardsToOthers() {
    assertThat(outline(page("main", "2024-07-26T20:00:00+09:00")).lines().toList().get(2))
        .isEqualTo("LIST 주요 뉴스: C1019 C1003 B1004 B1013 B1009 B1025");
  }

  @Test
  void revealsNothingOfTheFuture() {
    sql(
        "INSERT INTO edition VALUES ('futuretest', '판', '2024-01-01T00:00Z')",
        "INSERT INTO front VALUES ('futuretest', 1, '2023-01-01T00:00Z'), ('futuretest', 2, '2024-02-01T00:00Z')",
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill)
        VALUES ('futuretest', 1, 'top', 1, 'LIST', '옛', 3, 'NONE'), ('futuretest', 2, 'top', 1, 'LIST', '새', 3, 'NONE')
        """,
        // 1003 is published in July 2024, 1001 in October 2023.
        """
        INSERT INTO card (edition_id, version, container_key, position, article_id)
        VALUES ('futuretest', 1, 'top', 1, 1003), ('futuretest', 1, 'top', 2, 1001)
        """);

    assertThat(outline(page("futuretest", "2025-01-01T00:00:00Z")))
        .isEqualTo(
            """
            futuretest:1:2025-01-01T00:00:00Z 2025.01.01 (수)
            LIST 옛: C1001
            """);
  }

  @Test
  void neverShowsWhatReadersMayNotSee() {
    sql(
        "INSERT INTO edition VALUES ('hiddentest', '판', NULL)",
        "INSERT INTO front VALUES ('hiddentest', 1, '2023-01-01T00:00Z')",
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill)
        VALUES ('hiddentest', 1, 'top', 1, 'LIST', '숨은', 9, 'NONE')
        """,
        """
        INSERT INTO card (edition_id, version, container_key, position, article_id)
        VALUES ('hiddentest', 1, 'top', 1, 1077), ('hiddentest', 1, 'top', 2, 1078),
          ('hiddentest', 1, 'top', 3, 1079), ('hiddentest', 1, 'top', 4, 1080), ('hiddentest', 1, 'top', 5, 1002)
        """);

    assertThat(outline(page("hiddentest", null))).endsWith("LIST 숨은: C1002\n");
  }

  @Test
  void showsSnapsWithAbsoluteAddresses() {
    sql(
        "INSERT INTO edition VALUES ('snaptest', '판', NULL)",
        "INSERT INTO front VALUES ('snaptest', 1, '2023-01-01T00:00Z')",
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill)
        VALUES ('snaptest', 1, 'top', 1, 'LIST', '바로가기', 9, 'NONE')
        """,
        """
        INSERT INTO card (edition_id, version, container_key, position, snap_title, snap_url, image_override)
        VALUES ('snaptest', 1, 'top', 1, '날씨', '/weather', 3002),
          ('snaptest', 1, 'top', 2, '다른 곳', 'https://other.example/a', NULL)
        """);

    page("snaptest", null)
        .path("frontPage.containers[0].cards[*].target.url")
        .entityList(String.class)
        .containsExactly("https://ilmyeon.example/weather", "https://other.example/a")
        .path("frontPage.containers[0].cards[0].imageOverride.id")
        .entity(String.class)
        .isEqualTo("3002");
  }

  @Test
  void hasAFrontForEachRegion() {
    graphQl()
        .document(
            """
            { frontPage(edition: "main", region: "KR-26") { id region { name } edition { id name }
              containers { title cards { target { ... on Article { id } } } } }
              none: frontPage(edition: "main", region: "KR-99") { id } }
            """)
        .execute()
        .path("frontPage.id")
        .entity(String.class)
        .isEqualTo("main-kr-26:1")
        .path("frontPage.region.name")
        .entity(String.class)
        .isEqualTo("부산")
        .path("frontPage.edition.name")
        .entity(String.class)
        .isEqualTo("부산판")
        .path("frontPage.containers[*].cards[*].target.id")
        .entityList(String.class)
        .satisfies(ids -> assertThat(ids).hasSizeGreaterThan(3).doesNotHaveDuplicates())
        .path("none")
        .valueIsNull();
  }

  @Test
  void isNullForAnEditionThatIsNot() {
    page("nowhere", null).path("frontPage").valueIsNull();
  }

  @Test
  void isAnEntityByItsId() {
    graphQl()
        .document(
            """
            query ($of: [_Any!]!) { _entities(representations: $of) { ... on FrontPage { id version asOf
              containers { cards { target { ... on Region { articles(first: 1) { edges { node { id } } } } } } } } } }
            """)
        .variable(
            "of",
            List.of(
                Map.of("__typename", "FrontPage", "id", "main:2"),
                Map.of("__typename", "FrontPage", "id", "nonsense"),
                Map.of("__typename", "FrontPage", "id", "main:99"),
                Map.of("__typename", "FrontPage", "id", "main:1")))
        .execute()
        .path("_entities[0].asOf")
        .entity(String.class)
        .isEqualTo("2024-07-26T09:30:00.000+09:00")
        .path("_entities[0].containers[10].cards[0].target.articles.edges[0].node.id")
        .entity(String.class)
        .isEqualTo("1019")
        .path("_entities[1]")
        .valueIsNull()
        .path("_entities[2]")
        .valueIsNull()
        .path("_entities[3].asOf")
        .entity(String.class)
        .isEqualTo("2024-07-26T06:00:00.000+09:00");
  }

  @Test
  void limitsAContainersCardsIfAsked() {
    graphQl()
        .document("{ frontPage { containers { cards(first: 2) { position } } } }")
        .execute()
        .path("frontPage.containers[1].cards")
        .entityList(Object.class)
        .hasSize(2);
  }

  private GraphQlTester.Response page(String edition, String at) {
    GraphQlTester.Request<?> request = graphQl().documentName("front-page").variable("ed", edition);
    if (at != null) {
      request.variable("at", at);
    }
    return request.execute();
  }

  /**
   * One line a container: kind, title, and each card as C(urated) or B(ack-fill) with its target.
   */
  @SuppressWarnings("unchecked")
  private static String outline(GraphQlTester.Response response) {
    Map<String, Object> page = response.path("frontPage").entity(OBJECT).get();
    StringBuilder outline =
        new StringBuilder(
            "%s %s\n"
                .formatted(page.get("id"), ((Map<String, ?>) page.get("dateline")).get("label")));
    for (Map<String, Object> container : (List<Map<String, Object>>) page.get("containers")) {
      outline.append("%s %s:".formatted(container.get("kind"), container.get("title")));
      for (Map<String, Object> card : (List<Map<String, Object>>) container.get("cards")) {
        Map<String, Object> target = (Map<String, Object>) card.get("target");
        outline
            .append(' ')
            .append(card.get("origin").toString().charAt(0))
            .append(target.getOrDefault("id", target.get("code")));
      }
      outline.append('\n');
    }
    return outline.toString();
  }

  @ParameterizedTest
  @CsvSource({"9999-12-31T23:59:59Z, false", "9999-12-31T14:59:59Z, true"})
  void endsWithTheYear9999InKorea(String at, boolean shown) {
    page("main", at)
        .errors()
        .satisfy(errors -> {
          assertThat(errors).hasSize(shown ? 0 : 1);
          assertThat(errors)
              .allSatisfy(error ->
                  assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
        });
  }
}
