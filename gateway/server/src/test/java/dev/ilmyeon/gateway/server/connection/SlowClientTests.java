package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Clients that hold a connection and do not get on with it. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "ilmyeon.gateway.connections.max=20",
      "ilmyeon.gateway.connections.head-timeout=300ms",
      "ilmyeon.gateway.connections.stalled=300ms"
    })
class SlowClientTests {

  private static final int MANY = 8_000_000;

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  private double cutBefore;

  @BeforeEach
  void reset() {
    StandIns.allWell();
    cutBefore = cut("too_slow");
  }

  private double cut(String reason) {
    return meters.get("ilmyeon.gateway.connections.cut").tag("reason", reason).counter().count();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Until the end, or until it is torn off. */
  private static int count(InputStream in) throws IOException {
    byte[] part = new byte[64 * 1024];
    int all = 0;
    try {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        all += read;
      }
    } catch (SocketException _) {
      // Torn off.
    }
    return all;
  }

  @Test
  void areCutOffInTheMiddleOfAHead() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ");

      assertThat(count(socket.getInputStream())).isZero();
    }
    assertThat(cut("too_slow")).isEqualTo(cutBefore + 1);
  }

  @Test
  void areCutOffHoweverOftenTheySendAByte() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET /livez HTTP/1.1\r\nX-Slow: ");
      await()
          .until(() -> {
            try {
              send(socket, "x");
              return false;
            } catch (IOException _) {
              return true;
            }
          });
    }
    assertThat(cut("too_slow")).isEqualTo(cutBefore + 1);
  }

  @Test
  void areServedWhenTheHeadComesInTwoParts() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET /livez HT");
      send(socket, "TP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void areCutOffWhenTheyTakeNothing() throws IOException {
    StandIns.NEWS.answers(Answer.json("{\"data\":{\"title\":\"" + "x".repeat(MANY) + "\"}}"));
    try (Socket socket = connect()) {
      String body = "{\"query\":\"{ title }\"}";
      send(
          socket,
          "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body));
      await().until(() -> cut("too_slow") == cutBefore + 1);

      assertThat(count(socket.getInputStream())).isLessThan(MANY);
    }
  }

  @Test
  void areGivenAllWhenTheyTakeIt() {
    StandIns.NEWS.answers(Answer.json("{\"data\":{\"title\":\"" + "x".repeat(MANY) + "\"}}"));

    assertThat(new Http(port).graphQl("{ title }").body()).hasSizeGreaterThan(MANY);
    assertThat(cut("too_slow")).isEqualTo(cutBefore);
  }

  @Test
  void areNotLetInWhenThereAreTooMany() throws IOException {
    Socket[] sockets = new Socket[21];
    try {
      for (int i = 0; i < sockets.length; i++) {
        sockets[i] = connect();
      }
      await().until(() -> cut("too_many") > 0);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await().until(() -> answersAgain());
  }

  private boolean answersAgain() {
    try {
      return new Http(port).get("/livez").statusCode() == 200;
    } catch (RuntimeException _) {
      return false;
    }
  }
}
