package dev.ilmyeon.articles.importing;

import dev.ilmyeon.articles.database.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of articles. A feed is another one each time: what has not changed in it costs a look
 * only.
 */
final class ImportedFile implements Content {

  private final ImportProperties properties;
  private final JsonMapper json;

  ImportedFile(ImportProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    ImportJob job =
        new ImportJob(
            properties.source(),
            properties.section(),
            properties.file().getFileName().toString(),
            !properties.isFeed(),
            properties.rejectFile());
    try (LineSource lines = new LineSource(properties.file(), properties.isFeed(), json)) {
      new LineImport(json, job).load(connection, lines, lines.count());
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException(
          "The import of %s stopped: %s".formatted(properties.file(), e.getMessage()), e);
    }
  }
}
