package dev.ilmyeon.gateway.server.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Somebody looks at the page for the first time, through the gateway as it is shipped: none of its
 * pictures has been drawn yet, and drawing takes seconds.
 */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class FirstLookTests {

  private static final int PICTURES = 20;

  private static final StandInServer MEDIA = StandInServer.start();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void routes(DynamicPropertyRegistry registry) throws IOException {
    int deserted;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      deserted = socket.getLocalPort();
    }
    registry.add("ilmyeon.gateway.routes.media.url", () -> MEDIA.url(""));
    registry.add("ilmyeon.gateway.routes.dead.path", () -> "/dead/**");
    registry.add("ilmyeon.gateway.routes.dead.url", () -> "http://127.0.0.1:" + deserted);
  }

  @AfterAll
  static void close() {
    MEDIA.close();
  }

  @Test
  void showsEveryPictureHoweverLongTheyAreDrawn() throws Exception {
    Http http = new Http(port);
    CountDownLatch drawn = new CountDownLatch(1);
    MEDIA.answers(_ -> afterwards(drawn));
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Integer>> looks =
          IntStream.range(0, PICTURES)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> look(http, i), clients))
              .toList();
      await().until(() -> MEDIA.requests().size() == PICTURES);

      CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(drawn::countDown);

      for (CompletableFuture<Integer> look : looks) {
        assertThat(look.get()).isEqualTo(200);
      }
    } finally {
      drawn.countDown();
    }
    assertThat(http.get("/actuator/health").body()).contains("\"route-media\":\"CLOSED\"");
    assertThat(look(http, 0)).isEqualTo(200);
  }

  private static int look(Http http, int picture) {
    return http.get("/media/%d/w640.webp".formatted(3001 + picture)).statusCode();
  }

  private static Answer afterwards(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new Answer.Respond(200, "image/webp", "picture".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void doesNotWaitForADeadServer() {
    Http http = new Http(port);
    long started = System.nanoTime();

    for (int i = 0; i < PICTURES; i++) {
      assertThat(http.get("/dead/x").statusCode()).isEqualTo(503);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    assertThat(http.get("/actuator/health").body()).contains("\"route-dead\":\"OPEN\"");
    assertThat(http.get("/dead/x").statusCode()).isEqualTo(503);
  }
}
