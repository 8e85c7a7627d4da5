package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Clients that hold a connection, or a stream on it, and do not get on with it, where HTTP/1.1 and
 * HTTP/2 are spoken on the same port, over whatever.
 */
@TestPropertySource(
    properties = {
      "server.http2.enabled=true",
      "ilmyeon.gateway.http.body-timeout=1s",
      "ilmyeon.gateway.connections.head-timeout=1s",
      "ilmyeon.gateway.connections.stalled=500ms"
    })
abstract class SlowClientsOfEitherProtocol {

  static final String QUERY = "{\"query\":\"{ title }\"}";
  static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  @LocalServerPort int port;

  @Autowired private MeterRegistry meters;

  private double before;

  abstract RawHttp2 http2() throws IOException;

  /** With a limit to how long it waits. */
  abstract Socket http1() throws IOException;

  @BeforeEach
  void reset() {
    StandIns.allWell();
    before = cut();
  }

  private double cut() {
    return meters
        .get("ilmyeon.gateway.connections.cut")
        .tag("reason", "too_slow")
        .counter()
        .count();
  }

  /** In this test, connections and streams. */
  final void assertCut(int times) {
    assertThat(cut()).isEqualTo(before + times);
  }

  static String ask(RawHttp2 client, int stream) throws IOException {
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
    assertCut(1);
  }

  @Test
  void areCutOffInTheMiddleOfAFrame() throws IOException {
    try (RawHttp2 client = http2()) {
      client.bytes((byte) 0, (byte) 0, (byte) 50, (byte) 1);

      client.awaitEnd();
    }
    assertCut(1);
  }

  @Test
  void areCutOffInTheMiddleOfAHeadOfHttp1() throws IOException {
    try (Socket socket = http1()) {
      socket.getOutputStream().write("POST /graphql HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertCut(1);
  }

  /** Others on the connection may be other people's. */
  @Test
  void loseTheStreamOfWhichTheyTakeNothing() throws IOException {
    try (RawHttp2 client = http2()) {
      client.window(0);
      client.post(1, "/graphql", QUERY);

      assertThat(client.resetOf(1)).isEqualTo(Http2Error.CANCEL);
      client.window(65_535);
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
    assertCut(1);
  }

  @Test
  void areToldSoWhenABodyDoesNotCome() throws IOException {
    try (RawHttp2 client = http2()) {
      client.head(1, "/graphql", true);

      assertThat(client.bodyOf(1)).contains("BODY_TOO_SLOW");
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
  }
}
