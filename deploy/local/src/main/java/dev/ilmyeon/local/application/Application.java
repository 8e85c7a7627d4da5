package dev.ilmyeon.local.application;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.process.Ending;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.process.Program;
import dev.ilmyeon.local.process.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A part as a JVM of its own.
 *
 * @param part which one
 * @param installed what is started
 * @param port where it listens
 * @param environment what it is told, the port apart
 * @param log where it writes
 */
public record Application(
    Part part, Installed installed, int port, Map<String, String> environment, LogFile log)
    implements Program {

  /** Tells a service by what it knows the gateway. */
  public static final String SECRET = "ILMYEON_GATEWAYSECRET_VALUE";

  private static final Duration GRACE = Duration.ofSeconds(6);

  public Application {
    environment = Map.copyOf(environment);
  }

  /** Takes the part's jar apart if need be, and only then asks for its environment. */
  public static Application prepare(
      Part part,
      Path jar,
      Path applications,
      int port,
      Supplier<Map<String, String>> environment,
      LogFile log)
      throws IOException {
    log.rotate();
    Installed installed = Installed.of(part, jar, applications);
    return new Application(part, installed, port, environment.get(), log);
  }

  @Override
  public String name() {
    return part.label();
  }

  @Override
  public String executable() {
    return Java.launcher().getFileName().toString();
  }

  @Override
  public Process launch() throws IOException {
    List<String> command = new ArrayList<>(List.of(Java.launcher().toString()));
    Path cache = cache();
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    return start(command, List.of(), port, log);
  }

  /**
   * The JVM's start-up cache (JEP 483, 514, 515) for exactly this build, this JVM and these
   * options.
   */
  Path cache() {
    try {
      return installed.home().resolve("start-" + Java.fingerprint(part) + ".aot");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it by a command line that so far names the JVM, on any port, into any log. */
  Process start(List<String> jvm, List<String> options, int onPort, LogFile into)
      throws IOException {
    List<String> command = new ArrayList<>(jvm);
    command.addAll(options);
    command.addAll(Java.options(part));
    command.addAll(List.of("-jar", installed.jar().toString()));
    ProcessBuilder builder =
        Surroundings.cleared(new ProcessBuilder(command))
            .redirectErrorStream(true)
            .redirectOutput(into.appended());
    builder.environment().putAll(environment(onPort));
    return builder.start();
  }

  private Map<String, String> environment(int onPort) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SERVER_PORT", Integer.toString(onPort));
    // Keeps glibc from setting 64 MB of address space aside for each thread.
    all.put("MALLOC_ARENA_MAX", "2");
    return all;
  }

  /** It counts as answering when it is ready and has answered a first question. */
  @Override
  public boolean answers() {
    boolean ready = Http.isOk(readiness(port));
    if (ready) {
      Trial.ask(this, port);
    }
    return ready;
  }

  static URI readiness(int port) {
    return URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
  }

  /** A start-up cache may be at fault: the next start does without. */
  @Override
  public void failedToStart() {
    try {
      Files.deleteIfExists(cache());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop(Process process) {
    Ending.all(List.of(process.toHandle()), GRACE);
  }
}
