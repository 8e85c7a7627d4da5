package dev.ilmyeon.articles.importing;

import dev.ilmyeon.articles.importing.ImportStore.Done;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes articles over, a line each, {@value #CHUNK} lines a transaction that remembers how far it
 * is: cut short, it goes on there, unless the lines up to there are others now; run again when it
 * was done, it finds everything as it is. While the database writes some, the next are read. A
 * chunk that the database refuses is halved until the line that it refuses is alone.
 */
public final class LineImport {

  private static final Logger log = LoggerFactory.getLogger(LineImport.class);
  private static final int CHUNK = 1_000;

  private final JsonMapper json;
  private final ImportJob job;

  public LineImport(JsonMapper json, ImportJob job) {
    this.json = json;
    this.job = job;
  }

  /**
   * @param lines from the first on, also if some of them are done; read a second time if those are
   *     others than they were
   * @param total how many there are, for the bar
   */
  public void load(Connection connection, Iterable<String> lines, long total) throws SQLException {
    connection.setAutoCommit(false);
    try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
      ImportStore store = new ImportStore(connection, json, job.source());
      connection.commit();
      Done done = job.resumed() ? store.done(job.name()) : Done.NOTHING;
      ArticleLine.Known known = store.known();
      ChunkReader reader = new ChunkReader(lines.iterator(), json, known, job.section());
      if (!reader.skip(done.lines(), done.digest())) {
        log.info("{} is another one than was begun: from its first line", job.name());
        done = Done.NOTHING;
        reader = new ChunkReader(lines.iterator(), json, known, job.section());
      }
      Rejects rejects = new Rejects(job.rejects(), json, done.lines() > 0);
      Progress progress = new Progress(total, done.lines());
      CompletableFuture<Chunk> next = next(reader, reading);
      Chunk chunk = next.join();
      while (!chunk.isEnd()) {
        next = next(reader, reading);
        write(connection, store, chunk, rejects);
        store.done(job.name(), new Done(chunk.lastLine(), chunk.digest()));
        connection.commit();
        progress.at(chunk.lastLine(), rejects.count());
        chunk = next.join();
      }
      store.ended(job.name());
      connection.commit();
      progress.end(chunk.lastLine(), rejects.count());
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
