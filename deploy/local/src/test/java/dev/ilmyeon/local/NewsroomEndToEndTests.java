package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.local.option.Part;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsroom writes through the gateway, which tells the service who asks. */
@Timeout(300)
class NewsroomEndToEndTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String EDITOR = "{\"sub\": \"김 기자\", \"roles\": [\"editor\"]}";

  private static final String CHIEF = "{\"sub\": \"desk\", \"roles\": [\"desk-chief\"]}";

  private static String create(String key, String section) {
    return """
    mutation { createArticle(idempotencyKey: "%s", input: {title: "관문을 지나", section: "%s", blocks: [{paragraph: "글."}]}) {
      __typename
      ... on ArticleSaved { article { id } revision { number author } }
      ... on ValidationProblem { violations { message } } } }
    """
        .formatted(key, section);
  }

  private static JsonNode ask(String query, Map<String, String> headers) throws Exception {
    RealPortal.get().askForTheWholePage();
    return RealPortal.get().ask(query, headers);
  }

  @Test
  void writesOnceAsWhoTheGatewaySaysAsks() throws Exception {
    String query = create(UUID.randomUUID().toString(), "local");
    Map<String, String> editor = Map.of("x-ilmyeon-development-identity", ascii(EDITOR));

    JsonNode first = ask(query, editor).at("/data/createArticle");
    JsonNode again = ask(query, editor).at("/data/createArticle");

    assertThat(first.at("/revision/author").asString()).isEqualTo("김 기자");
    assertThat(again).isEqualTo(first);
  }

  @Test
  void answersInTheReadersLanguage() throws Exception {
    String query = create(UUID.randomUUID().toString(), "nowhere");

    assertThat(
            ask(
                    query,
                    Map.of(
                        "x-ilmyeon-development-identity", ascii(EDITOR), "Accept-Language", "en"))
                .at("/data/createArticle/violations/0/message")
                .asString())
        .isEqualTo("There is no such thing: nowhere");
  }

  @Test
  void letsNobodyWriteWhoIsNobody() throws Exception {
    JsonNode answer =
        ask(
            create(UUID.randomUUID().toString(), "local"),
            Map.of("x-ilmyeon-policies", "editor", "x-ilmyeon-subject", "kim"));

    assertThat(answer.at("/data/createArticle").isNull()).isTrue();
    assertThat(answer.at("/errors/0/extensions/code").asString())
        .isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
  }

  /** Publishes an article and takes it back, so that other tests see the portal as it was. */
  @Test
  void tellsReadersOfAnArticleAsItIsPublished() throws Exception {
    Map<String, String> editor = Map.of("x-ilmyeon-development-identity", ascii(CHIEF));
    String id =
        ask(create(UUID.randomUUID().toString(), "local"), editor)
            .at("/data/createArticle/article/id")
            .asString();
    CompletableFuture<String> told = new CompletableFuture<>();
    try (ExecutorService listener = Executors.newVirtualThreadPerTaskExecutor()) {
      listener.submit(() -> {
        try (Stream<String> events =
            RealPortal.get()
                .listen("subscription { articlePublished(after: 0) { article { id title } } }")) {
          events
              .filter(line -> line.contains("\"" + id + "\""))
              .findFirst()
              .ifPresent(told::complete);
        } catch (IOException | InterruptedException e) {
          told.completeExceptionally(e);
        }
      });
      int revision = 1;
      for (String step : List.of("IN_REVIEW", "APPROVED", "PUBLISHED")) {
        assertThat(move(id, revision++, step, editor)).isEqualTo("ArticleSaved");
      }

      assertThat(told.get(60, TimeUnit.SECONDS)).contains("관문을 지나");
      assertThat(move(id, revision, "WITHDRAWN", editor)).isEqualTo("ArticleSaved");
    }
  }

  /** It is kept for everybody; who has changed it tells the gateway so. */
  @Test
  void takesAWithdrawnArticleFromWhatIsKept() throws Exception {
    Map<String, String> chief = Map.of("x-ilmyeon-development-identity", ascii(CHIEF));
    String id =
        ask(create(UUID.randomUUID().toString(), "local"), chief)
            .at("/data/createArticle/article/id")
            .asString();
    int revision = 1;
    for (String step : List.of("IN_REVIEW", "APPROVED", "PUBLISHED")) {
      assertThat(move(id, revision++, step, chief)).isEqualTo("ArticleSaved");
    }
    awaitToldOf("ARTICLE_PUBLISHED", id);

    HttpResponse<byte[]> kept = awaitArticles();
    assertThat(kept.headers().firstValue("Age")).isPresent();
    assertThat(ids(kept)).contains(id);
    assertThat(move(id, revision, "WITHDRAWN", chief)).isEqualTo("ArticleSaved");
    awaitToldOf("ARTICLE_WITHDRAWN", id);

    assertThat(ids(awaitArticles())).doesNotContain(id);
  }

  /** What everybody gets, as soon as there is something. */
  private static HttpResponse<byte[]> awaitArticles() {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                RealPortal.get().respond("{ articles { edges { node { id title } } } }", Map.of()),
            response -> !ids(response).isEmpty());
  }

  private static List<String> ids(HttpResponse<byte[]> response) {
    return JsonMapper.shared()
        .readTree(response.body())
        .at("/data/articles/edges")
        .valueStream()
        .map(edge -> edge.at("/node/id").asString())
        .toList();
  }

  /** The service goes on to the next event when the gateway has acknowledged one. */
  private static void awaitToldOf(String event, String id) throws SQLException {
    try (Connection database = RealPortal.get().connectToDatabase(Part.ARTICLES);
        PreparedStatement told =
            database.prepareStatement(
                """
                SELECT 1 FROM outbox_event e JOIN outbox_consumer c ON c.position >= e.position
                WHERE c.name = 'purge' AND e.type = ? AND e.payload ->> 'id' = ?
                """)) {
      told.setString(1, event);
      told.setString(2, id);
      await()
          .atMost(PATIENCE)
          .until(() -> {
            try (ResultSet rows = told.executeQuery()) {
              return rows.next();
            }
          });
    }
  }

  private static String move(String id, int expected, String step, Map<String, String> who)
      throws Exception {
    return ask(
            """
            mutation { transitionArticle(idempotencyKey: "%s", id: "%s", expected: %d, to: %s, notice: "시험 기사입니다.") { __typename } }
            """
                .formatted(UUID.randomUUID(), id, expected, step),
            who)
        .at("/data/transitionArticle/__typename")
        .asString();
  }

  /** Headers hold no Korean; JSON can do without. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars()
        .forEach(c -> {
          if (c < 128) {
            escaped.append((char) c);
          } else {
            escaped.append("\\u%04x".formatted(c));
          }
        });
    return escaped.toString();
  }
}
