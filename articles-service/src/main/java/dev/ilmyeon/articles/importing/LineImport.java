package dev.ilmyeon.articles.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes articles over, a line each, {@value #CHUNK} lines a transaction that remembers how far it
 * is: cut short, it goes on there; run again, it finds everything done. While the database writes
 * some, the next are read. A chunk that the database refuses is halved until the line that it
 * refuses is alone.
 */
public final class LineImport {

  private static final int CHUNK = 1_000;

  private final JsonMapper json;
  private final ImportJob job;

  public LineImport(JsonMapper json, ImportJob job) {
    this.json = json;
    this.job = job;
  }

  /**
   * @param lines from the first on, also if some of them are done
   * @param total how many there are, for the bar
   */
  public void load(Connection connection, Iterator<String> lines, long total) throws SQLException {
    connection.setAutoCommit(false);
    try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
      ImportStore store = new ImportStore(connection, json, job.source());
      connection.commit();
      long done = job.resumed() ? store.linesDone(job.name()) : 0;
      ChunkReader reader = new ChunkReader(lines, json, store.known(), job.section(), done);
      Rejects rejects = new Rejects(job.rejects(), json);
      Progress progress = new Progress(total, done);
      CompletableFuture<Chunk> next = next(reader, reading);
      Chunk chunk = next.join();
      while (!chunk.isEnd()) {
        next = next(reader, reading);
        write(connection, store, chunk, rejects);
        store.done(job.name(), chunk.lastLine());
        connection.commit();
        progress.at(chunk.lastLine(), rejects.count());
        chunk = next.join();
      }
      progress.end(Math.max(chunk.lastLine(), done), rejects.count());
    } catch (IOException | UncheckedIOException | CompletionException e) {
      throw new IllegalStateException(
          "The import of %s stopped: %s".formatted(job.name(), e.getMessage()), e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static CompletableFuture<Chunk> next(ChunkReader reader, ExecutorService reading) {
    return CompletableFuture.supplyAsync(() -> reader.next(CHUNK), reading);
  }

  private static void write(Connection connection, ImportStore store, Chunk chunk, Rejects rejects)
      throws SQLException, IOException {
    for (Chunk.Bad line : chunk.bad()) {
      rejects.add(line.number(), line.text(), line.why());
    }
    write(connection, store, chunk.good(), rejects);
  }

  private static void write(
      Connection connection, ImportStore store, List<Chunk.Good> lines, Rejects rejects)
      throws SQLException, IOException {
    if (lines.isEmpty()) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      Set<String> refused = store.write(lines.stream().map(Chunk.Good::row).toList());
      connection.releaseSavepoint(before);
      for (Chunk.Good line : lines) {
        if (refused.contains(line.row().externalId())) {
          rejects.add(line.number(), line.text(), "the newsroom has changed the article since");
        }
      }
    } catch (SQLException e) {
      connection.rollback(before);
      if (!isOfTheData(e)) {
        throw e;
      }
      if (lines.size() == 1) {
        rejects.add(lines.getFirst().number(), lines.getFirst().text(), firstLine(e));
      } else {
        List<Chunk.Good> all = new ArrayList<>(lines);
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
}
