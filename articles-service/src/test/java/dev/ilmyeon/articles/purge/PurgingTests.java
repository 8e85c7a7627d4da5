package dev.ilmyeon.articles.purge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.outbox.Outbox;
import dev.ilmyeon.articles.outbox.OutboxCursor;
import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.platform.subgraph.purge.Gateways;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.node.JsonNodeFactory;

class PurgingTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Autowired private Outbox outbox;
  @Autowired private OutboxFeed feed;
  @Autowired private OutboxCursor cursor;

  private void happen(String type, int id) {
    await(outbox.add("purged:" + id, 1, type, Map.of("id", id)).thenReturn(true));
  }

  @Test
  void tellsOfEachChangeUntilItIsHeardAlsoAfterARestart() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    AtomicInteger refusals = new AtomicInteger(1);
    HttpServer gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    gateway.createContext(
        "/purge",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean refused = refusals.getAndDecrement() > 0;
          if (!refused && "secret".equals(exchange.getRequestHeaders().getFirst(Gateways.HEADER))) {
            heard.add(body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 200, -1);
          exchange.close();
        });
    gateway.start();
    Purging purging =
        new Purging(
            feed,
            cursor,
            new Gateways(
                List.of(
                    URI.create(
                        "http://127.0.0.1:%d/purge".formatted(gateway.getAddress().getPort()))),
                "secret",
                WebClient.create()));
    try {
      await(cursor.of("purge"));
      purging.start();
      happen("ARTICLE_WITHDRAWN", 910001);
      Awaitility.await().atMost(DEADLINE).until(() -> heard.toString().contains("Article:910001"));
      purging.stop();
      happen("ARTICLE_CHANGED", 910002);
      happen("ARTICLE_CORRECTED", 910003);
      purging.start();
      Awaitility.await().atMost(DEADLINE).until(() -> heard.toString().contains("Article:910003"));
    } finally {
      purging.stop();
      gateway.stop(0);
    }

    List<String> ours = heard.stream().filter(order -> order.contains("Article:91000")).toList();
    assertThat(ours.getFirst()).contains("\"tombstones\":\"Article:910001\"", "Query.frontPage");
    assertThat(ours.getLast()).isEqualTo("{\"tags\":\"Article:910003\"}");
    assertThat(heard.toString()).doesNotContain("910002");
  }

  @Test
  void waitsShortlyAgainOnceAGatewayHasHeard() {
    OutboxEvent event =
        new OutboxEvent(
            1,
            "purged:1",
            1,
            "ARTICLE_WITHDRAWN",
            JsonNodeFactory.instance.objectNode(),
            Instant.EPOCH);
    Mono<OutboxEvent> refused = Mono.error(new IllegalStateException("refused"));
    List<Long> attempts = new ArrayList<>();

    StepVerifier.withVirtualTime(() ->
            Purging.untilTold(
                Flux.defer(() -> {
                  attempts.add(VirtualTimeScheduler.get().now(TimeUnit.MILLISECONDS));
                  return switch (attempts.size()) {
                    case 21 -> Flux.just(event).concatWith(refused);
                    case 22 -> Flux.just(event);
                    default -> refused.flux();
                  };
                })))
        .thenAwait(Duration.ofMinutes(5))
        .expectNextCount(2)
        .expectComplete()
        .verify(DEADLINE);

    assertThat(attempts.get(20) - attempts.get(19)).as("after many refusals").isGreaterThan(2_000);
    assertThat(attempts.get(21) - attempts.get(20)).as("behind what was heard").isLessThan(500);
  }
}
