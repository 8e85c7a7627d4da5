package dev.ilmyeon.media.survival;

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

/** The service as a process of its own, to be killed. */
final class MediaProcess implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("Netty started on port ([0-9]+)");
  private static final long START_SECONDS = 120;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<String> output = new ArrayList<>();

  MediaProcess(TestDatabase database, Path directory) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.ilmyeon.media.MediaApplication",
                "--server.port=0",
                "--ilmyeon.identity.development.enabled=true",
                "--ilmyeon.media.directory=" + directory,
                "--ilmyeon.media.uploads.max-open=1000",
                "--ilmyeon.database.host=" + database.host(),
                "--ilmyeon.database.port=" + database.port(),
                "--ilmyeon.database.name=" + database.name(),
                "--ilmyeon.database.username=" + database.username(),
                "--ilmyeon.database.password=" + database.password(),
                "--logging.level.org.springframework.boot.reactor.netty=INFO")
            .redirectErrorStream(true)
            .start();
    Thread.ofVirtual().start(this::read);
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

  /** Waits until it listens. */
  int port() throws Exception {
    return port.get(START_SECONDS, TimeUnit.SECONDS);
  }

  private String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
