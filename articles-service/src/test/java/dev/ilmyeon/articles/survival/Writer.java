package dev.ilmyeon.articles.survival;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An editor who writes an article, rewrites it and takes it to the readers, again and again, asking
 * again under the same key until told that it was done.
 */
final class Writer {

  private static final List<String> STEPS = List.of("IN_REVIEW", "APPROVED", "PUBLISHED");

  /** For an article: made, rewritten, and the steps. */
  static final int WRITES = 2 + STEPS.size();

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String INPUT =
      "{title: $title, section: \"local\", blocks: [{paragraph: \"글.\"}]}";
  private static final String RESULT =
      "{ __typename ... on ArticleSaved { article { id } } ... on Problem { code } }";
  private static final String CREATE =
      "mutation ($key: String!, $title: String!) { result: createArticle(idempotencyKey: $key, input: %s) %s }"
          .formatted(INPUT, RESULT);
  private static final String UPDATE =
      "mutation ($key: String!, $title: String!, $id: ID!) { result: updateArticle(idempotencyKey: $key, id: $id, expected: 1, input: %s) %s }"
          .formatted(INPUT, RESULT);
  private static final String MOVE =
      "mutation ($key: String!, $id: ID!, $expected: Int!, $to: WorkflowStatus!) { result: transitionArticle(idempotencyKey: $key, id: $id, expected: $expected, to: $to) %s }"
          .formatted(RESULT);

  private final String name;
  private final Portal portal;
  private final Map<String, String> acknowledged;
  private final AtomicLong left;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param acknowledged titles by the number of their article, as they are acknowledged
   * @param left how many articles are still to be made by all
   */
  Writer(
      String name, Portal portal, ConcurrentHashMap<String, String> acknowledged, AtomicLong left) {
    this.name = name;
    this.portal = portal;
    this.acknowledged = acknowledged;
    this.left = left;
  }

  void write() throws Exception {
    while (left.decrementAndGet() >= 0) {
      String title = UUID.randomUUID().toString();
      String id = untilAcknowledged(CREATE, Map.of("key", "create-" + title, "title", title));
      untilAcknowledged(
          UPDATE, Map.of("key", "update-" + title, "title", "new " + title, "id", id));
      int revision = 2;
      for (String step : STEPS) {
        untilAcknowledged(
            MOVE, Map.of("key", step + title, "id", id, "expected", revision++, "to", step));
      }
      acknowledged.put(id, "new " + title);
    }
  }

  private String untilAcknowledged(String document, Map<String, ?> variables) throws Exception {
    while (true) {
      try {
        JsonNode result = ask(portal.port(), document, variables);
        switch (result.path("__typename").asString("")) {
          case "ArticleSaved" -> {
            return result.path("article").path("id").asString();
          }
          // Busy, or the first attempt is still going on.
          case "ConflictProblem" -> {}
          default -> throw new AssertionError("Refused: " + result);
        }
      } catch (IOException _) {
        // Done or not: asked again under the same key, of the next start if it was killed.
      }
    }
  }

  /** Throws {@link IOException} if it is not known whether it was done. */
  private JsonNode ask(int port, String document, Map<String, ?> variables)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header(
                    "x-ilmyeon-development-identity",
                    "{\"sub\":\"%s\",\"roles\":[\"editor\"]}".formatted(name))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", document, "variables", variables))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode result = JSON.readTree(response.body()).path("data").path("result");
    if (!result.isObject()) {
      throw new IOException("No result: " + response.body());
    }
    return result;
  }
}
