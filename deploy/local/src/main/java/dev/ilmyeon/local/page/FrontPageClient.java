package dev.ilmyeon.local.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Asks the gateway for the front page. */
public final class FrontPageClient {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ObjectMapper json = JsonMapper.shared();
  private final HttpClient http;
  private final URI graphql;
  private final String query;

  public FrontPageClient(URI graphql, String query) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    this.graphql = graphql;
    this.query = query;
  }

  /** The request's body. */
  public String request() {
    return json.writeValueAsString(json.createObjectNode().put("query", query));
  }

  /** One question, answered or failed within seconds. */
  public FrontPage ask() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(graphql)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request()))
            .build();
    long from = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    JsonNode answer = read(response);
    List<PageError> errors = answer.path("errors").valueStream().map(PageError::of).toList();
    return new FrontPage(answer.path("data"), errors, took);
  }

  private JsonNode read(HttpResponse<byte[]> response) throws IOException {
    try {
      JsonNode answer = json.readTree(response.body());
      if (answer.has("data") || answer.has("errors")) {
        return answer;
      }
    } catch (JacksonException _) {
      // Said below.
    }
    throw new IOException(
        "The gateway answered %d, and no GraphQL".formatted(response.statusCode()));
  }
}
