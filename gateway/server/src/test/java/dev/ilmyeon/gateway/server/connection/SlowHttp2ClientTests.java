package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Clients that hold a connection of HTTP/2, or a stream on it, and do not get on with it. */
@GatewayTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "server.http2.enabled=true",
      "ilmyeon.gateway.http.body-timeout=1s",
      "ilmyeon.gateway.connections.head-timeout=1s",
      "ilmyeon.gateway.connections.stalled=500ms"
    })
class SlowHttp2ClientTests {

  private static final String QUERY = "{\"query\":\"{ title }\"}";
  private static final String ANSWER = "{\"data\":{\"title\":\"광명시\"}}";

  @LocalServerPort private int port;

  @Autowired private MeterRegistry meters;

  private double cutBefore;

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

  private String ask(RawHttp2 client, int stream) throws IOException {
    client.post(stream, "/graphql", QUERY);
    return client.bodyOf(stream);
  }

  @Test
  void areCutOffInTheMiddleOfAHead() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      assertThat(ask(client, 1)).isEqualTo(ANSWER);
      client.head(3, "/graphql", false);

      client.awaitEnd();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areCutOffInTheMiddleOfAFrame() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.bytes((byte) 0, (byte) 0, (byte) 50, (byte) 1);

      client.awaitEnd();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areCutOffBeforeTheirFirstFrame() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("PRI * HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areCutOffWithHttp1AsWell() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("POST /graphql HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  /** Others on the connection may be other people's. */
  @Test
  void loseTheStreamOfWhichTheyTakeNothing() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.window(0);
      client.post(1, "/graphql", QUERY);

      assertThat(client.resetOf(1)).isEqualTo(Http2Error.CANCEL);
      client.window(65_535);
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
    assertThat(cut()).isEqualTo(cutBefore + 1);
  }

  @Test
  void areAnsweredWhenTheyTakeALittleAgainAndAgain() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.window(0);
      client.post(1, "/graphql", QUERY);
      for (int i = 0; i < ANSWER.getBytes(StandardCharsets.UTF_8).length; i++) {
        client.widen(1, 1);
      }

      assertThat(client.bodyOf(1)).isEqualTo(ANSWER);
    }
    assertThat(cut()).isEqualTo(cutBefore);
  }

  /** That takes longer than any of these limits, of another connection. */
  @Test
  void mayBeIdle() throws IOException {
    try (RawHttp2 idle = RawHttp2.connect(port);
        RawHttp2 other = RawHttp2.connect(port);
        Socket http1 = new Socket(InetAddress.getLoopbackAddress(), port)) {
      http1.setSoTimeout(20_000);
      http1.getOutputStream().write(live("keep-alive"));
      assertThat(http1.getInputStream().read()).isEqualTo('H');
      assertThat(ask(idle, 1)).isEqualTo(ANSWER);
      idle.widen(0, 100);
      for (int stream = 1; stream < 5; stream += 2) {
        other.window(0);
        other.post(stream, "/graphql", QUERY);
        other.resetOf(stream);
      }

      assertThat(ask(idle, 3)).isEqualTo(ANSWER);
      http1.getOutputStream().write(live("close"));
      assertThat(new String(http1.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("HTTP/1.1 200");
    }
    assertThat(cut()).isEqualTo(cutBefore + 2);
  }

  private static byte[] live(String connection) {
    return "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: %s\r\n\r\n"
        .formatted(connection)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void areToldSoWhenABodyDoesNotCome() throws IOException {
    try (RawHttp2 client = RawHttp2.connect(port)) {
      client.head(1, "/graphql", true);

      assertThat(client.bodyOf(1)).contains("BODY_TOO_SLOW");
      assertThat(ask(client, 3)).isEqualTo(ANSWER);
    }
  }

  @Test
  void areServedAfterAnUpgrade() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/graphql?query=%7B+title+%7D"))
              .header("Accept", "application/json")
              .build();
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(Version.HTTP_2);
        assertThat(response.body()).isEqualTo(ANSWER);
      }
    }
    assertThat(new Http(port).graphQl("{ title }").body()).isEqualTo(ANSWER);
    assertThat(cut()).isEqualTo(cutBefore);
  }
}
