package dev.ilmyeon.articles.sample;

import dev.ilmyeon.articles.database.Content;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the sample content in one transaction and notes that it did: a start that is cut short
 * leaves nothing, the next one begins again, and a third finds it there.
 */
final class SampleContent implements Content {

  private static final Logger log = LoggerFactory.getLogger(SampleContent.class);

  private final JsonMapper json;

  SampleContent(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (claim(connection)) {
        Sample sample = new SampleFiles().read();
        new SampleArticleStore(connection, json).write(sample);
        new SampleFrontStore(connection).write(sample);
        log.info("Loaded {} sample articles", sample.articles().size());
      }
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Whether it is ours to load; another instance that starts beside this one waits here. */
  private static boolean claim(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet claimed =
            statement.executeQuery(
                """
                INSERT INTO loaded_content (name) VALUES ('sample')
                ON CONFLICT (name) DO NOTHING
                RETURNING name
                """)) {
      return claimed.next();
    }
  }
}
