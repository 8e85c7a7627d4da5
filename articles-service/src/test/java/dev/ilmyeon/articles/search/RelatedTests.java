package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelatedTests extends SearchServiceTests {

  @ParameterizedTest
  @CsvSource({"1041, 1043", "1043, 1041", "1021, 1055", "1068, 1071", "1031, 1034", "1010, 1023"})
  void namesWhatHasMostInCommon(String article, String expected) {
    assertThat(related(article)).contains(expected).doesNotContain(article);
  }

  @Test
  void namesNothingHiddenOrSensitive() {
    assertThat(related("1030")).doesNotContain("1078");
    assertThat(related("1021")).contains("1055");
    sql("UPDATE article SET sensitive = true WHERE id = 1055");
    try {
      assertThat(related("1021")).doesNotContain("1055");
    } finally {
      sql("UPDATE article SET sensitive = false WHERE id = 1055");
    }
  }

  @Test
  void takesTwoStatementsForAnyNumberOfArticles() {
    assertThat(statementsOf(2)).isEqualTo(statementsOf(40)).isEqualTo(3);
  }

  private int statementsOf(int first) {
    statements.clear();
    graphQl()
        .document(
            "{ articles(first: %d) { edges { node { related(first: 3) { title } } } } }"
                .formatted(first))
        .executeAndVerify();
    return statements.sent().size();
  }

  private List<String> related(String article) {
    return graphQl()
        .document("query ($id: ID!) { article(id: $id) { related(first: 5) { id } } }")
        .variable("id", article)
        .execute()
        .path("article.related[*].id")
        .entityList(String.class)
        .get();
  }
}
