package dev.ilmyeon.media.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.rendition.CountingRenderer;
import dev.ilmyeon.media.upload.Sender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * In a context of its own, since the statements of the others are counted, and with a database of
 * its own: what others queue has no original here.
 */
@MediaTest
@TestPropertySource(
    properties = {
      "ilmyeon.media.prepare-every=200ms",
      "ilmyeon.media.queues-every=200ms",
      "ilmyeon.database.name=media_ready"
    })
class ReadyTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private MediaClient client;
  @Autowired private CountingRenderer renderer;

  @Test
  void tellsWhoListensOnceTheUsualRenditionsAreMade() {
    List<String> heard = new CopyOnWriteArrayList<>();
    AtomicInteger seeds = new AtomicInteger(500);
    int before = renderer.rendered();
    try (HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<Void>> listening =
          http.sendAsync(
              subscription("{\"sub\":\"kim\",\"roles\":[\"reporter\"]}"),
              HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(heard)));

      // Who listens is told of what comes from then on: until the first is heard, another is sent.
      await()
          .atMost(PATIENCE)
          .until(() -> {
            String image = Sender.bringIn(client, seeds.incrementAndGet());
            return heardOf(heard, image);
          });

      assertThat(renderer.rendered()).isGreaterThan(before);
      listening.cancel(true);
      http.shutdownNow();
    }
  }

  @Test
  void tellsNobodyElse() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              subscription("{\"sub\":\"x\",\"roles\":[]}"), HttpResponse.BodyHandlers.ofString());

      assertThat(response.body()).contains("event:complete").doesNotContain("imageReady");
    }
  }

  private static boolean heardOf(List<String> heard, String image) {
    try {
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> heard.stream().anyMatch(line -> line.contains("\"" + image + "\"")));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private HttpRequest subscription(String identity) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + "/graphql"))
        .header("Content-Type", "application/json")
        .header("Accept", "text/event-stream")
        .header("x-ilmyeon-development-identity", identity)
        .timeout(PATIENCE)
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"query\":\"subscription { imageReady { id } }\"}"))
        .build();
  }

  /** Collects the lines of a response that does not end. */
  private record Lines(List<String> heard) implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      heard.add(line);
    }

    @Override
    public void onError(Throwable e) {
      // The test has ended.
    }

    @Override
    public void onComplete() {
      // As it does when the service stops.
    }
  }
}
