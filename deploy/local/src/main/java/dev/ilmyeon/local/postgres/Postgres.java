package dev.ilmyeon.local.postgres;

import dev.ilmyeon.local.data.DataDirectory;
import dev.ilmyeon.local.data.Secrets;
import dev.ilmyeon.local.process.Ending;
import dev.ilmyeon.local.process.LocalPort;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.process.Program;
import dev.ilmyeon.local.process.Surroundings;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/**
 * The database server of one data directory, on 127.0.0.1 only, with a random password for each
 * role.
 */
public final class Postgres implements Program {

  private static final int USUAL_PORT = 15432;

  private final Cluster cluster;
  private final Secrets secrets;
  private final boolean movable;
  private volatile int port;
  private volatile boolean answered;

  private Postgres(Cluster cluster, Secrets secrets, int port, boolean movable) {
    this.cluster = cluster;
    this.secrets = secrets;
    this.port = port;
    this.movable = movable;
  }

  /**
   * Unpacks the programs and makes the cluster where they are not there yet, and clears away what a
   * killed launcher left.
   *
   * @param wantedPort 0 for the usual one, or any where that is taken
   */
  public static Postgres prepare(DataDirectory data, int wantedPort) throws IOException {
    LogFile log = LogFile.in(data.logs(), "postgres");
    log.rotate();
    Secrets secrets = data.secrets();
    Binaries binaries = Binaries.in(data.binaries());
    Unprivileged unprivileged = Unprivileged.toWrite(data.root());
    Cluster cluster = new Cluster(data.postgres(), binaries, unprivileged, log);
    cluster.createIfAbsent(secrets.of(Secrets.SUPERUSER));
    clearClaim(cluster);
    return new Postgres(cluster, secrets, port(wantedPort), wantedPort == 0);
  }

  private static int port(int wanted) {
    if (wanted != 0) {
      LocalPort.requireFree(wanted, "PostgreSQL", "--database-port");
      return wanted;
    }
    return LocalPort.isFree(USUAL_PORT) ? USUAL_PORT : LocalPort.anyFree();
  }

  /**
   * A server that still runs on this directory is stopped, whichever build's program it is: only
   * ours can hold it. A claim of no running server, or half a claim, would keep the server from
   * starting.
   */
  private static void clearClaim(Cluster cluster) throws IOException {
    if (Files.notExists(cluster.claim())) {
      return;
    }
    if (!holderRuns(cluster)) {
      Files.deleteIfExists(cluster.claim());
    } else if (!cluster.stop()) {
      throw new Problem(
          "PostgreSQL still runs on %s and does not stop: end the process that %s names, then start again."
              .formatted(cluster.claim().getParent(), cluster.claim().getFileName()));
    }
  }

  private static boolean holderRuns(Cluster cluster) throws IOException {
    Path kept = cluster.binaries().directory();
    String pid = Files.readString(cluster.claim()).lines().findFirst().orElse("").strip();
    return pid.matches("[0-9]{1,9}")
        && ProcessHandle.of(Long.parseLong(pid))
            .flatMap(process -> process.info().command())
            .filter(command -> Path.of(command).startsWith(kept))
            .isPresent();
  }

  /** Where it listens; it stays so once the server has answered. */
  public int port() {
    return port;
  }

  /** A role's password. */
  public String password(String role) {
    return secrets.of(role);
  }

  /** A database and a role of the same name for each, which nobody else may enter. */
  public void provideDatabases(Collection<String> names) throws SQLException {
    try (Connection connection = connect()) {
      for (String name : names) {
        new ServiceDatabase(name, secrets.of(name)).provide(connection);
      }
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Secrets.SUPERUSER);
    properties.setProperty("password", secrets.of(Secrets.SUPERUSER));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String executable() {
    return cluster.binaries().program("postgres").getFileName().toString();
  }

  @Override
  public LogFile log() {
    return cluster.log();
  }

  @Override
  public Process launch() throws IOException {
    return Surroundings.cleared(new ProcessBuilder(cluster.serverCommand(port)))
        .redirectErrorStream(true)
        .redirectOutput(cluster.log().appended())
        .start();
  }

  @Override
  public boolean answers() {
    try (Connection connection = connect()) {
      boolean valid = connection.isValid(1);
      answered |= valid;
      return valid;
    } catch (SQLException _) {
      return false;
    }
  }

  /** Another launcher may have taken the port since it was found free. */
  @Override
  public void failedToStart() {
    if (movable && !answered && !LocalPort.isFree(port)) {
      port = LocalPort.anyFree();
    }
  }

  @Override
  public void stop(Process process) {
    boolean stopped = cluster.stop();
    Ending.all(List.of(process.toHandle()), stopped ? Duration.ofSeconds(1) : Duration.ZERO);
  }
}
