package dev.ilmyeon.platform.testing.process;

import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service on the test's own class path in a JVM of its own, with a test database, at a port that
 * it finds itself; identities are the development's. To be killed, or to end by itself.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("Netty started on port ([0-9]+)");
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<String> output = new ArrayList<>();

  private ServiceProcess(Process process) {
    this.process = process;
  }

  /**
   * @param application the class with the {@code main} method
   * @param arguments more of them, as {@code --ilmyeon.public-url=https://ilmyeon.example}
   */
  public static ServiceProcess start(String application, TestDatabase database, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                application,
                "--server.port=0",
                "--ilmyeon.identity.development.enabled=true",
                "--ilmyeon.database.host=" + database.host(),
                "--ilmyeon.database.port=" + database.port(),
                "--ilmyeon.database.name=" + database.name(),
                "--ilmyeon.database.username=" + database.username(),
                "--ilmyeon.database.password=" + database.password(),
                "--logging.level.org.springframework.boot.reactor.netty=INFO"));
    command.addAll(List.of(arguments));
    ServiceProcess service =
        new ServiceProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    Thread.ofVirtual().start(service::read);
    return service;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          port.complete(Integer.valueOf(started.group(1)));
        }
      }
    } catch (IOException _) {
      // It was killed.
    }
    port.completeExceptionally(new IllegalStateException("It ended: " + output()));
  }

  /** Where it listens; waits until it does. */
  public int port() throws Exception {
    return port.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** What it has said so far. */
  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** As {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits until it ends by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not end: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
