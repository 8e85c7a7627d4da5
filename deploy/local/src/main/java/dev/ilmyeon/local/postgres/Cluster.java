package dev.ilmyeon.local.postgres;

import dev.ilmyeon.local.data.PrivateFile;
import dev.ilmyeon.local.data.Trees;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.process.Surroundings;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server's directory and the programs that work on it. */
record Cluster(Path directory, Binaries binaries, Unprivileged unprivileged, LogFile log) {

  private static final long INIT_SECONDS = 120;
  private static final long STOP_SECONDS = 10;

  /** Made once, under another name until it is whole. */
  void createIfAbsent(String password) throws IOException {
    if (Files.exists(directory)) {
      unprivileged.own(directory);
      return;
    }
    Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
    Path passwordFile = directory.resolveSibling("initial-password");
    Trees.delete(fresh);
    try {
      PrivateFile.write(passwordFile, List.of(password));
      int exit = run("initdb", initOptions(fresh, passwordFile), INIT_SECONDS);
      if (exit != 0) {
        throw new Problem("PostgreSQL's initdb failed:\n" + String.join("\n", log.tail(10)));
      }
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static List<String> initOptions(Path target, Path passwordFile) {
    return List.of(
        "--pgdata=" + target,
        "--username=postgres",
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions");
  }

  /** The command line of the server; small, for one page's worth of work, but losing nothing. */
  List<String> serverCommand(int port) {
    List<String> arguments = new ArrayList<>(List.of("-D", directory.toString()));
    List<String> settings =
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=48MB",
            "max_wal_size=256MB",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "io_method=sync",
            "jit=off",
            "huge_pages=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m %d ");
    for (String setting : settings) {
      arguments.addAll(List.of("-c", setting));
    }
    return unprivileged.command(binaries.program("postgres"), arguments);
  }

  /** Disconnects all clients and writes everything down; false when that took too long. */
  boolean stop() {
    List<String> options =
        List.of("stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", "" + STOP_SECONDS);
    try {
      return run("pg_ctl", options, STOP_SECONDS + 2) == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** The file by which a running server claims the directory. */
  Path claim() {
    return directory.resolve("postmaster.pid");
  }

  private int run(String program, List<String> options, long seconds) throws IOException {
    Process process =
        Surroundings.cleared(
                new ProcessBuilder(unprivileged.command(binaries.program(program), options)))
            .redirectErrorStream(true)
            .redirectOutput(log.appended())
            .start();
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
