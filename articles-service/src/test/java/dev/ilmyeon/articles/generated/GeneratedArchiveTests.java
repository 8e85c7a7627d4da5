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

class GeneratedArchiveTests extends ServiceTests {

  @AfterEach
  void remove() {
    sql("DELETE FROM article WHERE id > " + GeneratedArchive.FIRST_ID);
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

    graphQl()
        .document(
            """
            { article(id: 1000000100) { title subheads regions { code } bylines { name } tags { name } status
              corrections { note } blocks { __typename } } }
            """)
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

  private static void generate(long articles) throws SQLException {
    TestDatabase database = TestPostgres.database("articles");
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
      new GeneratedArchive(articles).load(connection);
    }
  }

  private long generated() {
    return number("SELECT count(*) FROM article WHERE id > " + GeneratedArchive.FIRST_ID);
  }
}
