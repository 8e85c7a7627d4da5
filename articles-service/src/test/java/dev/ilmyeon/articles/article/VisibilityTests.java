package dev.ilmyeon.articles.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 1077 is withdrawn, 1078 under embargo, 1079 scheduled, 1080 a draft: no way leads to any of them.
 */
class VisibilityTests extends ServiceTests {

  private static final List<String> HIDDEN = List.of("1077", "1078", "1079", "1080");

  @ParameterizedTest
  @ValueSource(strings = {"1077", "1078", "1079", "1080", "4711", "x", "-1"})
  void isNullByNumber(String id) {
    graphQl()
        .document("query ($id: ID!) { article(id: $id) { title } }")
        .variable("id", id)
        .execute()
        .path("article")
        .valueIsNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/article/1078", "/article/1079/jeonju-alley-concert-autumn", "/article/1080"})
  void isNullByPath(String path) {
    graphQl()
        .document("query ($path: String!) { articleByPath(path: $path) { __typename } }")
        .variable("path", path)
        .execute()
        .path("articleByPath")
        .valueIsNull();
  }

  @Test
  void isNullAsEntity() {
    graphQl()
        .document(
            "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Article { id } } }")
        .variable(
            "of", HIDDEN.stream().map(id -> Map.of("__typename", "Article", "id", id)).toList())
        .execute()
        .path("_entities[*]")
        .entityList(Object.class)
        .satisfies(entities -> assertThat(entities).hasSize(4).containsOnlyNulls());
  }

  @Test
  void isInNoList() {
    String json =
        graphQl()
            .document(
                """
                { articles(first: 100) { edges { node { id } } }
                  society: articles(first: 100, filter: { section: "society" }) { edges { node { id } } }
                  daejeon: articles(first: 100, filter: { region: "KR-30" }) { edges { node { id } } }
                  sections { articles(first: 100) { edges { node { id } } } }
                  regions { articles(first: 100) { edges { node { id } } } }
                  allSeries { articles(first: 100) { edges { node { id } } } }
                  mostRead(hours: 168, first: 100) { id } }
                """)
            .execute()
            .path("$")
            .entity(Object.class)
            .get()
            .toString();

    assertThat(json).contains("1001").doesNotContain(HIDDEN);
  }

  @Test
  void hasNoTombstoneIfItWasWithdrawnUnderItsEmbargo() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until, withdrawn_at, withdrawal_notice)
        VALUES (40003, 'never-seen', '거둔 엠바고', 'local', 'WITHDRAWN', '2011-01-01T00:00Z', '2011-01-03T00:00Z',
            '2011-01-02T00:00Z', '거두었습니다.'),
          (40004, 'seen', '거둔 기사', 'local', 'WITHDRAWN', '2011-01-01T00:00Z', '2011-01-02T00:00Z',
            '2011-01-03T00:00Z', '거두었습니다.')
        """);

    graphQl()
        .document(
            """
            { id: articleOrWithdrawn(id: 40003) { __typename }
              path: articleByPath(path: "/article/40003/never-seen") { __typename }
              seen: articleOrWithdrawn(id: 40004) { __typename } }
            """)
        .execute()
        .path("id")
        .valueIsNull()
        .path("path")
        .valueIsNull()
        .path("seen.__typename")
        .entity(String.class)
        .isEqualTo("Withdrawn");
  }

  @Test
  void showsAnArticleOnceItsEmbargoIsOver() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until)
        VALUES (40001, 'embargo-over', '끝난 엠바고', 'local', 'PUBLISHED', '2011-01-01T00:00Z', '2011-01-02T00:00Z'),
          (40002, 'embargo-on', '남은 엠바고', 'local', 'PUBLISHED', '2011-01-01T00:00Z', now() + interval '1 hour')
        """);

    graphQl()
        .document("{ over: article(id: 40001) { title } on: article(id: 40002) { title } }")
        .execute()
        .path("over.title")
        .entity(String.class)
        .isEqualTo("끝난 엠바고")
        .path("on")
        .valueIsNull();
  }
}
