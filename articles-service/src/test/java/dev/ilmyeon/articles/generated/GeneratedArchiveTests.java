package dev.ilmyeon.articles.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class GeneratedArchiveTests extends ServiceTests {

  @Autowired private JsonMapper json;

  @AfterEach
  void remove() {
    sql(
        "DELETE FROM article WHERE id IN (SELECT article_id FROM imported_article WHERE source = 'generated')",
        "DELETE FROM import_progress WHERE source = 'generated'");
  }

  @Test
  void fillsUpToTheNumberWanted() throws SQLException {
    generate(30);
    generate(10);
    assertThat(generated()).isEqualTo(30);

    generate(50);
    assertThat(generated()).isEqualTo(50);
  }

  @Test
  void makesArticlesThatReadersCanSee() throws SQLException {
    generate(100);
    long last =
        number(
            "SELECT article_id FROM imported_article WHERE source = 'generated' AND external_id = '100'");

    graphQl()
        .document(
            """
            query ($id: ID!) { article(id: $id) { title subheads regions { code } bylines { name } tags { name } status
              corrections { note } blocks { __typename } } }
            """)
        .variable("id", Long.toString(last))
        .execute()
        .path("article.blocks")
        .entityList(Object.class)
        .hasSize(3)
        .path("article.regions")
        .entityList(Object.class)
        .hasSize(1)
        .path("article.tags")
        .entityList(Object.class)
        .hasSize(2)
        .path("article.corrections")
        .entityList(Object.class)
        .hasSize(1);
  }

  private void generate(long articles) throws SQLException {
    TestDatabase database = TestPostgres.database("articles");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
      new GeneratedArchive(articles, json).load(connection);
    }
  }

  private long generated() {
    return number("SELECT count(*) FROM imported_article WHERE source = 'generated'");
  }
}
