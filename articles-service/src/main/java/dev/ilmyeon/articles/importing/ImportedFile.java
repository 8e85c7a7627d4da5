package dev.ilmyeon.articles.importing;

import dev.ilmyeon.articles.database.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a file of articles, {@value #CHUNK} lines a transaction that remembers how far it is: cut
 * short, it goes on there; run again, it finds everything done. A chunk that the database refuses
 * is halved until the line that it refuses is alone.
 */
final class ImportedFile implements Content {

  private static final int CHUNK = 1_000;

  private record Numbered(long number, String text, Row row) {}

  private final ImportProperties properties;
  private final JsonMapper json;

  ImportedFile(ImportProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (LineSource lines = LineSource.open(properties.file(), properties.isFeed(), json)) {
      load(connection, lines.iterator());
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException(
          "The import of %s stopped: %s".formatted(properties.file(), e.getMessage()), e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void load(Connection connection, Iterator<String> lines)
      throws SQLException, IOException {
    ImportStore store = new ImportStore(connection, json, properties.source());
    connection.commit();
    ArticleLine.Known known = store.known();
    String file = properties.file().getFileName().toString();
    Rejects rejects = new Rejects(properties.rejectFile(), json);
    // A feed is another one each time; what has not changed in it costs a look only.
    long done = properties.isFeed() ? 0 : store.linesDone(file);
    Progress progress =
        new Progress(LineSource.count(properties.file(), properties.isFeed()), done);
    long number = 0;
    Map<String, Numbered> chunk = new LinkedHashMap<>();
    while (lines.hasNext()) {
      String text = lines.next();
      number++;
      if (number > done && !text.isBlank()) {
        read(number, text, known, rejects, chunk);
      }
      if (number > done && (number % CHUNK == 0 || !lines.hasNext())) {
        write(connection, store, List.copyOf(chunk.values()), rejects);
        store.done(file, number);
        connection.commit();
        chunk.clear();
        progress.at(number, rejects.count());
      }
    }
    progress.end(number, rejects.count());
  }

  private void read(
      long number,
      String text,
      ArticleLine.Known known,
      Rejects rejects,
      Map<String, Numbered> chunk)
      throws IOException {
    try {
      ArticleLine line = json.readValue(text, ArticleLine.class);
      String mistake = line == null ? "the line is no object" : line.mistake(known);
      if (line == null || mistake != null) {
        rejects.add(number, text, mistake == null ? "the line is no object" : mistake);
        return;
      }
      Row row = Row.of(line, properties.section(), digest(text));
      // Twice in a chunk: the later line holds.
      chunk.put(row.externalId(), new Numbered(number, text, row));
    } catch (JacksonException e) {
      rejects.add(number, text, e.getOriginalMessage());
    }
  }

  private static void write(
      Connection connection, ImportStore store, List<Numbered> lines, Rejects rejects)
      throws SQLException, IOException {
    if (lines.isEmpty()) {
      return;
    }
    var before = connection.setSavepoint();
    try {
      store.write(lines.stream().map(Numbered::row).toList());
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      connection.rollback(before);
      if (!isOfTheData(e)) {
        throw e;
      }
      if (lines.size() == 1) {
        rejects.add(lines.getFirst().number(), lines.getFirst().text(), firstLine(e));
      } else {
        List<Numbered> all = new ArrayList<>(lines);
        write(connection, store, all.subList(0, all.size() / 2), rejects);
        write(connection, store, all.subList(all.size() / 2, all.size()), rejects);
      }
    }
  }

  /** SQLSTATE classes 22 and 23: the data or a constraint; all else is not the lines' fault. */
  private static boolean isOfTheData(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("refused");
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
