package dev.ilmyeon.media.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.ilmyeon.media.Editor;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.upload.Sender;
import dev.ilmyeon.platform.subgraph.purge.Gateways;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.client.WebClient;

@MediaTest
class PurgingTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "of the gateway";

  @Autowired private MediaClient client;
  @Autowired private PurgeQueue queue;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger(1);
  private HttpServer gateway;
  private Purging purging;

  @BeforeEach
  void startAGateway() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gateway.createContext(
        "/purge",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean refused = refusals.getAndDecrement() > 0;
          if (!refused && SECRET.equals(exchange.getRequestHeaders().getFirst(Gateways.HEADER))) {
            heard.add(body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 200, -1);
          exchange.close();
        });
    gateway.start();
    URI address = URI.create("http://127.0.0.1:%d/purge".formatted(gateway.getAddress().getPort()));
    purging =
        new Purging(
            queue,
            new Gateways(List.of(address), SECRET, WebClient.create()),
            Duration.ofMillis(100));
  }

  @AfterEach
  void stop() {
    purging.stop();
    gateway.stop(0);
  }

  @Test
  void tellsOfEachChangeUntilItIsHeardAlsoAfterARestart() {
    String image = Sender.bringIn(client, 801);
    new Editor(client).changeRights(image, false, null, null);
    new Editor(client).changeRights(image, true, null, null);
    purging.start();
    await().atMost(PATIENCE).until(() -> told("\"tombstones\":\"Image:" + image + "\""));
    purging.stop();
    String gallery = new Editor(client).createGallery(image);
    purging.start();
    await().atMost(PATIENCE).until(() -> told("Gallery:" + gallery));
    await().atMost(PATIENCE).until(() -> waiting() == 0);

    assertThat(heard)
        .filteredOn(body -> body.contains("Image:" + image))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(body -> assertThat(body).contains("Article.leadImage", "Gallery.photos"))
        .first()
        .asString()
        .doesNotContain("tombstones");
    assertThat(heard)
        .last()
        .isEqualTo("{\"tags\":\"Gallery:%s\\nRegion.photoNews\"}".formatted(gallery));
  }

  @Test
  void tellsNothingOfWhatWasNotDone() {
    int before = waiting();

    new Editor(client).changeRights("9", true, null, null);

    assertThat(waiting()).isEqualTo(before);
  }

  private boolean told(String text) {
    return heard.stream().anyMatch(body -> body.contains(text));
  }

  private int waiting() {
    return Objects.requireNonNull(queue.next().block(PATIENCE)).size();
  }
}
