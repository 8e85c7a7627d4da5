package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.local.Subscribed.Transport;
import dev.ilmyeon.local.option.Part;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsroom writes through the gateway, which tells the service who asks. */
@Timeout(300)
class NewsroomEndToEndTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void writesOnceAsWhoTheGatewaySaysAsks() throws Exception {
    String query = Newsroom.create(Newsroom.newKey(), "local", "관문을 지나");

    JsonNode first = Newsroom.ask(query, Newsroom.EDITOR).at("/data/createArticle");
    JsonNode again = Newsroom.ask(query, Newsroom.EDITOR).at("/data/createArticle");

    assertThat(first.at("/revision/author").asString()).isEqualTo("김 기자");
    assertThat(again).isEqualTo(first);
  }

  @Test
  void answersInTheReadersLanguage() throws Exception {
    Map<String, String> english = new HashMap<>(Newsroom.EDITOR);
    english.put("Accept-Language", "en");

    assertThat(
            Newsroom.ask(Newsroom.create(Newsroom.newKey(), "nowhere", "관문을 지나"), english)
                .at("/data/createArticle/violations/0/message")
                .asString())
        .isEqualTo("There is no such thing: nowhere");
  }

  @Test
  void letsNobodyWriteWhoIsNobody() throws Exception {
    JsonNode answer =
        Newsroom.ask(
            Newsroom.create(Newsroom.newKey(), "local", "관문을 지나"),
            Map.of("x-ilmyeon-policies", "editor", "x-ilmyeon-subject", "kim"));

    assertThat(answer.at("/data/createArticle").isNull()).isTrue();
    assertThat(answer.at("/errors/0/extensions/code").asString())
        .isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
  }

  @Test
  void tellsReadersOfAnArticleAsItIsPublished() throws Exception {
    try (Subscribed reader =
        Subscribed.over(
            Transport.EVENT_STREAM,
            "subscription { articlePublished(after: 0) { article { id title } } }",
            Map.of())) {
      String id = Newsroom.publish("local", "관문을 지나");

      JsonNode told =
          reader
              .told(
                  PATIENCE,
                  event -> event.at("/data/articlePublished/article/id").asString("").equals(id))
              .orElseThrow();
      assertThat(told.at("/data/articlePublished/article/title").asString()).isEqualTo("관문을 지나");
      Newsroom.withdraw(id);
    }
  }

  /** It is kept for everybody; who has changed it tells the gateway so. */
  @Test
  void takesAWithdrawnArticleFromWhatIsKept() throws Exception {
    String id = Newsroom.publish("local", "관문을 지나");
    awaitToldOf("ARTICLE_PUBLISHED", id);

    HttpResponse<byte[]> kept = awaitArticles();
    assertThat(kept.headers().firstValue("Age")).isPresent();
    assertThat(ids(kept)).contains(id);
    Newsroom.withdraw(id);
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
}
