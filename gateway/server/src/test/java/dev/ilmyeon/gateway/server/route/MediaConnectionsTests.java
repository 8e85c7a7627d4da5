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

/** A response that does not end holds the only connection there is. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.routes.media.max-connections=1",
      "ilmyeon.gateway.routes.uploads.max-connections=1",
      "ilmyeon.gateway.routes.media.response-timeout=20s",
      "ilmyeon.gateway.routes.media.breaker.minimum-calls=2"
    })
class MediaConnectionsTests {

  @LocalServerPort private int port;

  @Test
  void refusesWhomItHasNoConnectionForAndBlamesNobody() throws Exception {
    Http http = new Http(port);
    CountDownLatch released = new CountDownLatch(1);
    StandIns.MEDIA.answers(
        new Answer.Pause("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab", released, "cd"));
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(() -> http.get("/media/x"), clients);
      await().until(() -> StandIns.MEDIA.requests().size() == 1);

      for (int i = 0; i < 3; i++) {
        HttpResponse<String> refused = http.get("/media/x");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      }

      released.countDown();
      assertThat(first.get().body()).isEqualTo("abcd");
    } finally {
      released.countDown();
    }
    assertThat(http.get("/media/x").statusCode()).as("the breaker stayed closed").isEqualTo(200);
  }
}
