package dev.ilmyeon.gateway.server.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** More requests for pictures than there are connections for. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=1",
      "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=50",
      "ilmyeon.gateway.routes.media.response-timeout=20s",
      "ilmyeon.gateway.routes.media.breaker.minimum-calls=3"
    })
class MediaConnectionsTests {

  @LocalServerPort private int port;

  @Test
  void refusesWhomItHasNoConnectionForAndBlamesNobody() throws Exception {
    Http http = new Http(port);
    CountDownLatch released = new CountDownLatch(1);
    StandIns.MEDIA.answers(_ -> {
      awaitUninterruptibly(released);
      return Answer.status(404);
    });
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(() -> http.get("/media/x"), clients);
      await().until(() -> StandIns.MEDIA.requests().size() == 1);

      for (int i = 0; i < 6; i++) {
        HttpResponse<String> refused = http.get("/media/x");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      }

      released.countDown();
      assertThat(first.get().statusCode()).isEqualTo(404);
    } finally {
      released.countDown();
    }
    assertThat(http.get("/media/x").statusCode()).as("the breaker stayed closed").isEqualTo(404);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
