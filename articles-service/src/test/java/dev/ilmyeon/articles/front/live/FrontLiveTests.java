package dev.ilmyeon.articles.front.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.WebSocketGraphQlTester;
import reactor.core.publisher.Flux;

class FrontLiveTests extends FrontWorkshop {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private record Told(String version, Shown front) {}

  private record Shown(String id) {}

  @Test
  void tellsWhoWasAwayWhatTheyMissed() {
    Workshop shop = new Workshop("told");
    long one = shop.article(1, "PUBLISHED", START.minusSeconds(60));
    await(recorder.record());
    WebSocketGraphQlTester socket = socket();
    try {
      Told first = await(told(socket, shop, "0").next());
      assertThat(first.front().id()).isEqualTo(shop.edition + ":1");

      assertChanged(shop.change(pin(one, "lead", 1)));
      await(recorder.record());
      // Nothing differs: nobody is told.
      await(recorder.record());
      assertChanged(shop.change(unpin(one)));
      await(recorder.record());

      List<Told> missed = await(told(socket, shop, first.version()).take(2).collectList());
      assertThat(missed).extracting(Told::version).doesNotHaveDuplicates();
      assertThat(missed.getLast().front().id()).isEqualTo(shop.edition + ":3");
    } finally {
      socket.stop().block(DEADLINE);
    }
  }

  private static Flux<Told> told(WebSocketGraphQlTester socket, Workshop shop, String after) {
    return socket
        .document(
            """
            subscription ($edition: ID!, $after: ID) {
              frontPageChanged(edition: $edition, after: $after) { version at front { id } } }
            """)
        .variable("edition", shop.edition)
        .variable("after", after)
        .executeSubscription()
        .toFlux("frontPageChanged", Told.class);
  }
}
