package dev.ilmyeon.weather.survival;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Whether a service answers readers. */
final class Answers {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final String QUERY =
      "{\"query\": \"{ weatherStrip(edition: \\\"live\\\") { entries { temperatureLabel } } }\"}";

  private Answers() {}

  /** Waits until it does, at most so long. */
  static void await(int port, Duration limit) {
    Awaitility.await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> ask(port), body -> body.contains("\"data\"") && !body.contains("\"errors\""));
  }

  private static String ask(int port) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(QUERY))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
