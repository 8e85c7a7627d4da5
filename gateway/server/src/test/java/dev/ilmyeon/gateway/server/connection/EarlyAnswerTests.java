package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Requests that are answered before all of them has come, by clients that look for an answer when
 * they have sent everything.
 */
@GatewayTest
@DirtiesContext
@TestPropertySource(properties = "ilmyeon.gateway.connections.head-timeout=3s")
class EarlyAnswerTests {

  /** Sixteen times too much. */
  private static final int LENGTH = 4_000_000;

  private static final byte[] PART = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private double tooSlow() {
    return meters
        .get("ilmyeon.gateway.connections.cut")
        .tag("reason", "too_slow")
        .counter()
        .count();
  }

  private static byte[] head(int length, String connection) {
    return """
    POST /graphql HTTP/1.1\r
    Host: x\r
    Content-Type: application/json\r
    Content-Length: %d\r
    Connection: %s\r
    \r
    """
        .formatted(length, connection)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void sendBody(OutputStream out) throws IOException {
    for (int sent = 0; sent < LENGTH; sent += PART.length) {
      out.write(PART);
    }
  }

  private static String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** An answer that says how long it is. */
  private static String next(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    String length =
        head.toString().toLowerCase(Locale.ROOT).split("content-length: ")[1].split("\r")[0];
    return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }

  @Test
  void arriveWhenTheConnectionIsToBeClosed() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head(LENGTH, "close"));
      sendBody(socket.getOutputStream());

      assertThat(all(socket)).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    }
  }

  @Test
  void arriveWhenTheConnectionGoesOn() throws IOException {
    String query = "{\"query\":\"{ title }\"}";
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head(LENGTH, "keep-alive"));
      sendBody(socket.getOutputStream());
      assertThat(next(socket.getInputStream())).startsWith("HTTP/1.1 413");

      socket.getOutputStream().write(head(query.length(), "close"));
      socket.getOutputStream().write(query.getBytes(StandardCharsets.US_ASCII));

      assertThat(all(socket)).startsWith("HTTP/1.1 200").contains("광명시");
    }
  }

  @Test
  void arriveWhenAHeadCannotBeRead() throws IOException {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write("GET /graphql HTTP/1.1\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
      sendBody(socket.getOutputStream());

      assertThat(all(socket)).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void areAllThatIsSaidToOneWhoSendsNoMore() throws IOException {
    double before = tooSlow();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head(LENGTH, "keep-alive"));

      assertThat(all(socket)).startsWith("HTTP/1.1 413");
    }
    assertThat(tooSlow()).isEqualTo(before + 1);
  }

  /** However often a byte comes. */
  @Test
  void areTheLastWordForAWhile() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head(LENGTH, "close"));
      assertThat(all(socket)).startsWith("HTTP/1.1 413");

      await()
          .until(() -> {
            try {
              socket.getOutputStream().write('x');
              return false;
            } catch (IOException _) {
              return true;
            }
          });
    }
  }
}
