package dev.ilmyeon.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.platform.testing.sql.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the front page costs here: three statements, however many cards it has. */
@MediaTest
class StatementCountTests {

  private static final String PICTURE =
      """
      fragment I on Image { id alt caption credit srcset(widths: [320, 640, 1280], ratio: "5:3") }
      """;
  private static final String PHOTO_NEWS =
      "photoNews(edition: \"main\", first: 6) { id title url cover { ...I } }";
  private static final String CARDS =
      """
      overrides: _entities(representations: $overrides) { ... on Image { ...I } }
      articles: _entities(representations: $articles) { ... on Article { leadImage { ...I } } }
      galleries: _entities(representations: $galleries) {
        ... on Gallery { id title url cover { ...I } } }
      """;

  @Autowired private MediaClient client;
  @Autowired private SqlStatements statements;

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void costsThreeStatementsInOneRequest(int cards) {
    statements.clear();

    DocumentContext answer =
        client.query(
            "query(%s) { %s %s } %s".formatted(variables(), PHOTO_NEWS, CARDS, PICTURE),
            representations(cards));

    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(answer.read("$.data.articles[*].leadImage.id", List.class))
        .hasSizeGreaterThanOrEqualTo(Math.min(cards, 40));
    assertThat(statements.sent()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200})
  void costsThreeStatementsAsTheGatewayAsksInTwoWaves(int cards) {
    statements.clear();

    client.query("{ %s } %s".formatted(PHOTO_NEWS, PICTURE));
    client.query(
        "query(%s) { %s } %s".formatted(variables(), CARDS, PICTURE), representations(cards));

    assertThat(statements.sent()).hasSize(3);
  }

  @Test
  void countsOneStatementForThePhotosOfManyGalleries() {
    statements.clear();

    DocumentContext answer =
        client.query(
            "{ photoNews(first: 9) { photos(first: 3) { totalCount edges { node { image { id } } } } } }");

    assertThat(answer.read("$..image.id", List.class)).hasSize(27);
    assertThat(statements.sent()).hasSize(2);
  }

  @Test
  void countsOneStatementForTheGalleriesOfManyRegions() {
    statements.clear();

    DocumentContext answer =
        client.query(
            "query($r: [_Any!]!) { _entities(representations: $r) { ... on Region { photoNews { id } } } }",
            Map.of(
                "r",
                IntStream.range(26, 51)
                    .mapToObj(code -> Map.of("__typename", "Region", "code", "KR-" + code))
                    .toList()));

    assertThat(answer.read("$", Map.class)).doesNotContainKey("errors");
    assertThat(statements.sent()).hasSize(1);
  }

  private static String variables() {
    return "$overrides: [_Any!]!, $articles: [_Any!]!, $galleries: [_Any!]!";
  }

  private static Map<String, ?> representations(int cards) {
    return Map.of(
        "overrides", list("Image", 3001, Math.max(1, cards / 10)),
        "articles", list("Article", 1001, cards),
        "galleries", list("Gallery", 2001, Math.max(1, cards / 10)));
  }

  private static List<Map<String, String>> list(String type, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(id -> Map.of("__typename", type, "id", String.valueOf(id)))
        .toList();
  }
}
