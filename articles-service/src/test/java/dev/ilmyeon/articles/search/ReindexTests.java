package dev.ilmyeon.articles.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A new dictionary has a new index made while the present one serves. */
class ReindexTests extends SearchServiceTests {

  @Test
  void servesFromTheNewIndexOnceItIsComplete() {
    long before = serving();
    sql(
        """
        INSERT INTO article (id, slug, title, section_id, status, published_at)
        VALUES (62001, 'reindex', '가온누리빛단이 떴다', 'local', 'PUBLISHED', '2013-01-01T00:00Z')
        """,
        """
        INSERT INTO search_dictionary (words, changed_by)
        SELECT words || ARRAY['가온누리빛단'], 'test' FROM search_dictionary ORDER BY version DESC LIMIT 1
        """);
    assertThat(found("광명시")).as("while there is none yet").contains("1001");

    catchUp();

    assertThat(serving()).isGreaterThan(before);
    assertThat(found("가온누리빛단")).contains("62001");
    assertThat(found("광명시")).contains("1001");
    assertThat(number("SELECT count(*) FROM search_document_" + serving()))
        .isEqualTo(
            number(
                """
                SELECT count(*) FROM article
                WHERE visible_from IS NOT NULL OR (status = 'WITHDRAWN' AND published_at IS NOT NULL)
                """));
    assertThat(number("SELECT count(*) FROM search_generation WHERE state = 'RETIRED'"))
        .as("who has just asked it may go on")
        .isPositive();
  }

  private long serving() {
    return number("SELECT id::bigint FROM search_generation WHERE state = 'SERVING'");
  }
}
