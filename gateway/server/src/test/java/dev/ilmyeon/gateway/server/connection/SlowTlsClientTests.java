package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Certified;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The same limits where TLS is spoken below HTTP/1.1 and HTTP/2, and ALPN says which. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "server.http2.enabled=true",
      "ilmyeon.gateway.http.body-timeout=1s",
      "ilmyeon.gateway.connections.head-timeout=1s",
      "ilmyeon.gateway.connections.stalled=500ms"
    })
class SlowTlsClientTests {

  private static final String QUERY = "{\"query\":\"{ title }\"}";
  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  @TempDir private static Path folder;

  private static Certified gateway;

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  private double cutBefore;

  @BeforeAll
  static void certify() {
    gateway = Certified.as(folder, "localhost");
  }

  @DynamicPropertySource
  static void show(DynamicPropertyRegistry properties) {
    properties.add("server.ssl.key-store", () -> gateway.file(folder).toUri());
    properties.add("server.ssl.key-store-password", () -> Certified.PASSWORD);
  }

  @BeforeEach
  void reset() {
    StandIns.allWell();
    cutBefore = cut();
  }

  private double cut() {
    return meters
        .get("ilmyeon.gateway.connections.cut")
        .tag("reason", "too_slow")
        .counter()
        .count();
  }

  private RawHttp2 http2() throws IOException {
    return RawHttp2.on(gateway.connect(port, "h2", "http/1.1"));
  }

  private Socket http1() throws IOException {
    Socket socket = gateway.connect(port, "http/1.1");
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String ask(RawHttp2 client, int stream) throws IOException {
    client.post(stream, "/graphql", QUERY);
    return client.bodyOf(stream);
  }

  @Test
  void areCutOffInTheMiddleOfAHead() throws IOException {
    try (RawHttp2 client = http2()) {
      assertThat(ask(client, 1)).isEqualTo(ANSWER);
      client.head(3, "/graphql", false);

      client.awaitEnd();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areCutOffInTheMiddleOfAFrame() throws IOException {
    try (RawHttp2 client = http2()) {
      client.bytes((byte) 0, (byte) 0, (byte) 50, (byte) 1);

      client.awaitEnd();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void loseTheStreamOfWhichTheyTakeNothing() throws IOException {
    try (RawHttp2 client = http2()) {
      client.window(0);
      client.post(1, "/graphql", QUERY);

      assertThat(client.resetOf(1)).isEqualTo(Http2Error.CANCEL);
      client.window(65_535);
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areToldSoWhenABodyDoesNotCome() throws IOException {
    try (RawHttp2 client = http2()) {
      client.head(1, "/graphql", true);

      assertThat(client.bodyOf(1)).contains("BODY_TOO_SLOW");
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
  }

  @Test
  void areCalmedWhenTheyAskAndCancelAgainAndAgain() throws IOException {
    try (RawHttp2 client = http2()) {
      for (int stream = 1; stream < 600; stream += 2) {
        client.post(stream, "/graphql", QUERY);
        client.reset(stream);
      }

      assertThat(client.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void areCutOffInTheMiddleOfAHeadOfHttp1() throws IOException {
    try (Socket socket = http1()) {
      socket.getOutputStream().write("POST /graphql HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areAnsweredWhoAskForTooMuchAndLookForTheAnswerLast() throws IOException {
    int length = 600_000;
    try (Socket socket = http1()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(length)
              .getBytes(StandardCharsets.US_ASCII));
      byte[] part = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      for (int sent = 0; sent < length; sent += part.length) {
        out.write(part);
      }

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("BODY_TOO_LARGE");
    }
  }
}
