package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.PortalPage;
import dev.ilmyeon.articles.ServiceTests;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.graphql.test.tester.GraphQlTester;

/** However many cards the portal's front page holds, it costs the same statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontPageStatementTests extends ServiceTests {

  /** Layout; feeds; most read; articles; texts; bylines, tags, corrections; regions' articles. */
  private static final int STATEMENTS = 7;

  @BeforeAll
  void makeFronts() {
    sql(
        """
        INSERT INTO article (id, slug, title, body, section_id, status, published_at)
        SELECT 50000 + n, 'statement-test-' || n, '기사 ' || n, '[{"type": "paragraph", "text": "문단"}]',
          'local', 'PUBLISHED', timestamptz '2010-01-01T00:00Z' + n * interval '1 minute'
        FROM generate_series(1, 300) n
        """,
        """
        INSERT INTO article_region (article_id, region_code, position)
        SELECT 50000 + n, 'KR-11', 1 FROM generate_series(1, 300) n
        """,
        "INSERT INTO byline SELECT 50000 + n, 'no-eul', 1 FROM generate_series(1, 300) n",
        """
        INSERT INTO article_tag
        SELECT 50000 + n, (SELECT min(id) FROM tag), 1 FROM generate_series(1, 300) n
        """,
        """
        INSERT INTO correction (article_id, at, kind, note)
        SELECT 50000 + n, '2024-07-25T00:00Z', 'CORRECTION', '바로잡습니다.' FROM generate_series(1, 300) n
        """,
        """
        INSERT INTO article_read SELECT '2024-07-25T20:00Z', 50000 + n, n FROM generate_series(1, 300) n
        """);
    front("cards20", 2);
    front("cards200", 20);
  }

  /** Ten containers: curated articles, regions, galleries and snaps, and each way of filling. */
  private void front(String edition, int each) {
    sql(
        "INSERT INTO edition VALUES ('%s', '판', '2024-07-26T00:30Z')".formatted(edition),
        "INSERT INTO front VALUES ('%s', 1, '2010-01-01T00:00Z')".formatted(edition),
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill, fill_section, fill_region)
        SELECT '%1$s', 1, key, n, 'LIST', key, %2$d, fill, section, region
        FROM (VALUES (1, 'articles', 'NONE', NULL, NULL), (2, 'regions', 'NONE', NULL, NULL),
          (3, 'galleries', 'NONE', NULL, NULL), (4, 'snaps', 'NONE', NULL, NULL),
          (5, 'newest', 'NEWEST', NULL, NULL), (6, 'section', 'SECTION', 'local', NULL),
          (7, 'region', 'REGION', NULL, 'KR-11'), (8, 'most-read', 'MOST_READ', NULL, NULL),
          (9, 'mixed', 'SECTION', 'local', NULL), (10, 'last', 'NEWEST', NULL, NULL))
          AS c(n, key, fill, section, region)
        """
            .formatted(edition, each),
        """
        INSERT INTO card (edition_id, version, container_key, position, article_id, gallery_id, region_code, snap_title, snap_url)
        SELECT '%1$s', 1, 'articles', n, 50000 + n, NULL, NULL, NULL, NULL FROM generate_series(1, %2$d) n
        UNION ALL SELECT '%1$s', 1, 'galleries', n, NULL, n, NULL, NULL, NULL FROM generate_series(1, %2$d) n
        UNION ALL SELECT '%1$s', 1, 'snaps', n, NULL, NULL, NULL, '바로가기 ' || n, '/x' FROM generate_series(1, %2$d) n
        UNION ALL SELECT '%1$s', 1, 'mixed', 1, 50300, NULL, NULL, NULL, NULL
        UNION ALL SELECT '%1$s', 1, 'regions', position, NULL, NULL, code, NULL, NULL FROM region WHERE position <= %2$d
        """
            .formatted(edition, each));
    if (each > 17) {
      sql(
          """
          INSERT INTO card (edition_id, version, container_key, position, gallery_id)
          SELECT '%s', 1, 'regions', n, 100 + n FROM generate_series(18, %d) n
          """
              .formatted(edition, each));
    }
  }

  @Test
  void countsTheSameForTwentyCardsAndForTwoHundred() {
    assertThat(statementsOf("cards20", 20)).isEqualTo(STATEMENTS);
    assertThat(statementsOf("cards200", 200)).isEqualTo(STATEMENTS);
  }

  @Test
  void countsTheSameForTheSamplePage() {
    assertThat(statementsOf("main", 50)).isEqualTo(STATEMENTS);
  }

  private int statementsOf(String edition, int cards) {
    statements.clear();
    GraphQlTester.Response page =
        graphQl().document(PortalPage.document()).variable("edition", edition).execute();
    List<String> sent = statements.sent();

    page.path("frontPage.containers[*].cards[*]").entityList(Object.class).hasSize(cards);
    page.path("frontPage.containers[*].cards[*].target.tags[*]")
        .entityList(Object.class)
        .hasSizeGreaterThan(1);
    page.path("frontPage.containers[*].cards[*].target.corrections[*]")
        .entityList(Object.class)
        .hasSizeGreaterThan(0);
    return sent.size();
  }
}
