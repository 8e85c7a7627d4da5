package dev.ilmyeon.articles.generated;

import dev.ilmyeon.articles.database.Content;
import dev.ilmyeon.articles.importing.ImportJob;
import dev.ilmyeon.articles.importing.LineImport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the archive up to a number of generated articles, as an import that never has bad lines: so
 * one that is cut short goes on where it stopped. They are older than the sample content, so that
 * no page changes its look: what they change is the size of every index that a page reads.
 */
final class GeneratedArchive implements Content {

  static final String SOURCE = "generated";

  private static final ImportJob JOB =
      new ImportJob(SOURCE, "general", SOURCE, true, Path.of(SOURCE + ".rejected"));

  private final long wanted;
  private final JsonMapper json;

  GeneratedArchive(long wanted, JsonMapper json) {
    this.wanted = wanted;
    this.json = json;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    long before = generated(connection);
    if (before >= wanted) {
      return;
    }
    GeneratedLines lines = new GeneratedLines(places(connection), sections(connection), json);
    new LineImport(json, JOB).load(connection, () -> lines.first(wanted), wanted);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "VACUUM (ANALYZE) article, article_region, article_tag, byline, correction, imported_article");
    }
  }

  private static long generated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM imported_article WHERE source = '%s'".formatted(SOURCE))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static List<GeneratedLines.Place> places(Connection connection) throws SQLException {
    List<GeneratedLines.Place> places = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT code, name FROM region ORDER BY position")) {
      while (rows.next()) {
        places.add(new GeneratedLines.Place(rows.getString(1), rows.getString(2)));
      }
    }
    return places;
  }

  private static List<String> sections(Connection connection) throws SQLException {
    List<String> sections = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM section ORDER BY position")) {
      while (rows.next()) {
        sections.add(rows.getString(1));
      }
    }
    return sections;
  }
}
