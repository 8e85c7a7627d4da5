package dev.ilmyeon.gateway.server.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LoggedErrors;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is told, and logged, of requests to a route that come to nothing. */
@GatewayTest
class ProblemTests {

  private static final String PICTURE = "/media/3001/w640.webp";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  @Test
  void saysWhoseTraceItIsIn() {
    String parent = "00-" + TRACE + "-00f067aa0ba902b7-01";

    assertThat(new Http(port).get("/nowhere", "traceparent", parent).body())
        .isEqualTo("{\"status\":404,\"title\":\"Not Found\",\"traceId\":\"%s\"}".formatted(TRACE));
    assertThat(new Http(port).get("/nowhere").body()).doesNotContain("traceId");
    assertThat(new Http(port).get("/nowhere", "traceparent", "\"").body())
        .doesNotContain("traceId");
  }

  private long passed() {
    return meters.find("spring.cloud.gateway.requests").timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  /** The server says so by itself, while the request is being carried out already. */
  @Test
  void saysOnceThatABodyIsBroken() throws IOException {
    CountDownLatch until = new CountDownLatch(1);
    StandIns.MEDIA.answers(
        new Answer.Pause("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", until, "\r\nok"));
    long before = passed();
    try (LoggedErrors errors = LoggedErrors.watch();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setSoTimeout(20_000);
      send(
          client,
          "PUT /media/uploads/1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "2\r\nok\r\n");
      await().until(() -> !StandIns.MEDIA.requests().isEmpty());
      send(client, "no number\r\n");
      InputStream in = client.getInputStream();
      byte[] status = in.readNBytes("HTTP/1.1 400".length());
      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");

      until.countDown();

      await().until(() -> passed() > before);
      assertThat(errors.seen()).isEmpty();
    } finally {
      until.countDown();
    }
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
