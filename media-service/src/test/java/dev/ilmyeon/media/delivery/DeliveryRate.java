package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the service as in production, in a JVM of its own, and has {@code bench/delivery} measure
 * how fast it serves a rendition beside nginx. Asserts nothing of it; {@code media-service/bench/
 * delivery} runs it.
 */
@EnabledIfSystemProperty(named = "delivery.rate", matches = "true")
class DeliveryRate {

  private static final Pattern STARTED = Pattern.compile("Netty started on port ([0-9]+)");

  @TempDir Path directory;

  @Test
  void print() throws Exception {
    Process service = start(TestPostgres.database("media_rate"));
    try {
      String here = "http://127.0.0.1:" + port(service);
      String rendition = here + "/media/" + rendition(here).split("/media/")[1];
      Process bench =
          new ProcessBuilder("bench/delivery", rendition, Long.toString(service.pid()))
              .redirectErrorStream(true)
              .start();
      bench.inputReader().lines().forEach(System.out::println);
      assertThat(bench.waitFor()).isZero();
    } finally {
      service.destroyForcibly().waitFor();
    }
  }

  private Process start(TestDatabase database) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.ilmyeon.media.MediaApplication",
                "--server.port=0",
                "--ilmyeon.sample.enabled=true",
                "--ilmyeon.media.draw-ahead-delay=0s",
                "--ilmyeon.media.directory=" + directory,
                "--ilmyeon.database.host=" + database.host(),
                "--ilmyeon.database.port=" + database.port(),
                "--ilmyeon.database.name=" + database.name(),
                "--ilmyeon.database.username=" + database.username(),
                "--ilmyeon.database.password=" + database.password(),
                "--logging.level.org.springframework.boot.reactor.netty=INFO")
            .redirectErrorStream(true);
    // What is set there for tests, to compile less, is not for this.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  private static int port(Process service) throws Exception {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader lines = service.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              Matcher started = STARTED.matcher(line);
              if (started.find()) {
                port.complete(Integer.valueOf(started.group(1)));
              }
            }
          } catch (IOException _) {
            // It was ended.
          }
          port.completeExceptionally(new IllegalStateException("It did not start"));
        });
    return port.get(2, TimeUnit.MINUTES);
  }

  /** The address of one, as the schema gives it. */
  private static String rendition(String here) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String query =
          "{ image(id: 3005) { rendition(width: 640, ratio: \\\"5:3\\\", format: JPEG) { url } } }";
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(here + "/graphql"))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
              .build();
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JsonPath.parse(answer).read("$.data.image.rendition.url");
    }
  }
}
