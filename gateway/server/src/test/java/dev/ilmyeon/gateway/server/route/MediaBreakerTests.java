package dev.ilmyeon.gateway.server.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A route's breaker opens, spares the server, and closes again by itself. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.routes.media.breaker.minimum-calls=5",
      "ilmyeon.gateway.routes.media.breaker.open=300ms",
      "ilmyeon.gateway.routes.media.breaker.open-again=200ms",
      "ilmyeon.gateway.routes.media.breaker.trials=2"
    })
class MediaBreakerTests {

  @LocalServerPort private int port;

  @Test
  void opensAndRecovers() {
    Http http = new Http(port);
    StandIns.MEDIA.answers(Answer.status(500));
    for (int i = 0; i < 5; i++) {
      assertThat(http.get("/media/x").statusCode()).isEqualTo(500);
    }

    HttpResponse<String> spared = http.get("/media/x");
    assertThat(spared.statusCode()).isEqualTo(503);
    assertThat(spared.headers().firstValue("Retry-After")).contains("1");
    assertThat(StandIns.MEDIA.requests()).hasSize(5);

    StandIns.MEDIA.answers(
        new Answer.Respond(200, "image/webp", "ok".getBytes(StandardCharsets.US_ASCII)));
    await().atMost(Duration.ofSeconds(5)).until(() -> http.get("/media/x").statusCode() == 200);
  }
}
