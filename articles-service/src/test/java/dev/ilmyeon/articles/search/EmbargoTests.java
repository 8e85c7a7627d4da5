package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * 64001 is under embargo and would be everywhere else: pinned on a front and next in another's
 * feed, read most, in a series with 64002. No way leads to it; and each that is tried here does
 * once the embargo has ended, or it would prove nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbargoTests extends SearchServiceTests {

  private static final String WORD = "고라니";
  private static final String SLUG = "embargo-everywhere";

  private static final List<String> QUERIES =
      List.of(
          "{ article(id: 64001) { id } }",
          "{ articleOrWithdrawn(id: 64001) { ... on Article { id } } }",
          "{ articleByPath(path: \"/article/64001/embargo-everywhere\") { ... on Article { id } } }",
          "{ articles(first: 100) { edges { node { id } } } }",
          "{ sections { articles(first: 100) { edges { node { id } } } } }",
          "{ regions { articles(first: 100) { edges { node { id } } } } }",
          "{ allSeries { articles(first: 100) { edges { node { id } } } } }",
          "{ mostRead(edition: \"live\", hours: 168, first: 100) { id } }",
          "{ search(query: \"고라니\") { edges { node { id } } } }",
          "{ search(query: \"고라니\", order: NEWEST) { edges { node { id } } } }",
          "{ article(id: 64002) { related(first: 20) { id } } }",
          "{ pinned: frontPage(edition: \"embargo-pinned\") { containers { cards { target { ... on Article { id } } } } } }",
          "{ filled: frontPage(edition: \"embargo-filled\") { containers { cards { target { ... on Article { id } } } } } }");

  private static final List<String> FEEDS =
      List.of(
          "/feeds/rss.xml",
          "/feeds/atom.xml",
          "/feeds/feed.json",
          "/feeds/rss-euckr.xml",
          "/feeds/news-sitemap.xml",
          "/feeds/section/local/atom.xml",
          "/feeds/region/KR-50/rss.xml",
          "/feeds/series/embargo-series/feed.json",
          "/feeds/article/64001.jsonld");

  @BeforeAll
  void makeArticles() {
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at, embargo_until)
        VALUES (64001, '%s', '%s가 돌아왔다', 'local', 'PUBLISHED', now() - interval '1 hour', now() + interval '1 day'),
          (64002, 'embargo-beside', '숲이 다시 운다', 'local', 'PUBLISHED', now() - interval '2 hours', NULL)
        """
            .formatted(SLUG, WORD),
        "INSERT INTO series VALUES ('embargo-series', '연재', '시험', 999)",
        """
        INSERT INTO article_series (article_id, series_id, position)
        VALUES (64001, 'embargo-series', 1), (64002, 'embargo-series', 1)
        """,
        "INSERT INTO article_region (article_id, region_code, position) VALUES (64001, 'KR-50', 1)",
        "INSERT INTO article_read VALUES (date_trunc('hour', now() - interval '1 hour', 'UTC'), 64001, 1000000)",
        "INSERT INTO edition (id, name) VALUES ('embargo-pinned', '판'), ('embargo-filled', '판')",
        """
        INSERT INTO front (edition_id, version, effective_from)
        VALUES ('embargo-pinned', 1, '2023-01-01T00:00Z'), ('embargo-filled', 1, '2023-01-01T00:00Z')
        """,
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill, fill_series)
        VALUES ('embargo-pinned', 1, 'top', 1, 'LIST', '주요', 4, 'NONE', NULL),
          ('embargo-filled', 1, 'top', 1, 'LIST', '주요', 4, 'SERIES', 'embargo-series')
        """,
        """
        INSERT INTO card (edition_id, version, container_key, position, article_id)
        VALUES ('embargo-pinned', 1, 'top', 1, 64001)
        """);
  }

  /** Nobody sees drafts. */
  @AfterAll
  void hideArticles() {
    sql("UPDATE article SET status = 'DRAFT' WHERE id IN (64001, 64002)");
  }

  @Test
  void hidesAnArticleWhereverItWouldBeUntilItEnds() {
    assertThat(QUERIES).noneMatch(this::shows);
    assertThat(FEEDS).noneMatch(this::passesOn);
    assertThat(entity()).doesNotContain("64001");
    assertThat(suggested()).doesNotContain(WORD);

    sql("UPDATE article SET embargo_until = now() - interval '1 second' WHERE id = 64001");
    catchUp();

    assertThat(QUERIES).allMatch(this::shows);
    assertThat(FEEDS).allMatch(this::passesOn);
    assertThat(entity()).contains("64001");
    assertThat(suggested()).contains(WORD);
  }

  private boolean shows(String query) {
    return data(query, Map.of()).contains("64001");
  }

  private String entity() {
    return data(
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Article { id } } }",
        Map.of("of", List.of(Map.of("__typename", "Article", "id", "64001"))));
  }

  private String suggested() {
    return data("{ searchSuggestions(typed: \"고라\") }", Map.of());
  }

  private String data(String query, Map<String, Object> variables) {
    return graphQl()
        .document(query)
        .variables(variables)
        .execute()
        .path("$")
        .entity(Object.class)
        .get()
        .toString();
  }

  private boolean passesOn(String path) {
    byte[] body = http().get().uri(path).exchange().expectBody().returnResult().getResponseBody();
    return new String(Objects.requireNonNullElse(body, new byte[0]), StandardCharsets.ISO_8859_1)
        .contains("/article/64001/" + SLUG);
  }
}
