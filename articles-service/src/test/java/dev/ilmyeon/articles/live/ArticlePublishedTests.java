package dev.ilmyeon.articles.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.client.SubscriptionErrorException;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import reactor.core.publisher.Flux;

class ArticlePublishedTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String DOCUMENT =
      """
      subscription ($region: ID, $after: ID) {
        articlePublished(region: $region, after: $after) { version article { id title regions { code } } } }
      """;

  @Autowired private Outbox outbox;

  record Told(String version, Shown article) {}

  record Shown(String id, String title) {}

  private void publish(int id, int version, String region) {
    await(
        outbox
            .add(
                "article:" + id,
                version,
                "ARTICLE_PUBLISHED",
                Map.of("id", id, "regions", List.of(region)))
            .thenReturn(true));
  }

  private static Flux<Told> told(WebSocketGraphQlTester socket, String after) {
    return socket
        .document(DOCUMENT)
        .variable("region", "KR-49")
        .variable("after", after)
        .executeSubscription()
        .toFlux("articlePublished", Told.class);
  }

  @Test
  void tellsWhoWasAwayWhatTheyMissed() {
    publish(1001, 101, "KR-49");
    publish(1002, 101, "KR-11");
    publish(1080, 101, "KR-49");
    publish(1003, 101, "KR-49");
    WebSocketGraphQlTester socket = socket();
    try {
      List<Told> first = await(told(socket, "0").take(2).collectList());
      assertThat(first).extracting(told -> told.article().id()).containsExactly("1001", "1003");
      publish(1004, 101, "KR-49");
      List<Told> missed = await(told(socket, first.getFirst().version()).take(2).collectList());
      assertThat(missed).extracting(told -> told.article().id()).containsExactly("1003", "1004");
    } finally {
      socket.stop().block(DEADLINE);
    }
  }

  @Test
  void refusesWhatIsNoVersionEditionOrRegion() {
    WebSocketGraphQlTester socket = socket();
    try {
      for (String arguments : List.of("after: \"x\"", "edition: \"none\"", "region: \"Seoul\"")) {
        SubscriptionErrorException refusal =
            catchThrowableOfType(
                SubscriptionErrorException.class,
                () ->
                    socket
                        .document(
                            "subscription { articlePublished(%s) { version } }"
                                .formatted(arguments))
                        .executeSubscription()
                        .toFlux()
                        .blockFirst(DEADLINE));
        assertThat(refusal.getErrors())
            .singleElement()
            .satisfies(
                error -> assertThat(error.getExtensions()).containsEntry("code", "BAD_USER_INPUT"));
      }
    } finally {
      socket.stop().block(DEADLINE);
    }
  }
}
