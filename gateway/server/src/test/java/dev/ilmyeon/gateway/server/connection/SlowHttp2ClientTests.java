package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
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
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** Without TLS, where the first bytes say which protocol it is, or an upgrade. */
@GatewayTest
@DirtiesContext
class SlowHttp2ClientTests extends SlowClientsOfEitherProtocol {

  @Override
  RawHttp2 http2() throws IOException {
    return RawHttp2.connect(port);
  }

  @Override
  Socket http1() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Test
  void areCutOffBeforeTheirFirstFrame() throws IOException {
    try (Socket socket = http1()) {
      socket.getOutputStream().write("PRI * HT".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    }
    assertCut(1);
  }

  @Test
  void areAnsweredWhenTheyTakeALittleAgainAndAgain() throws IOException {
    try (RawHttp2 client = http2()) {
      client.window(0);
      client.post(1, "/graphql", QUERY);
      for (int i = 0; i < ANSWER.getBytes(StandardCharsets.UTF_8).length; i++) {
        client.widen(1, 1);
      }

      assertThat(client.bodyOf(1)).isEqualTo(ANSWER);
    }
    assertCut(0);
  }

  /** That takes longer than any of these limits, of another connection. */
  @Test
  void mayBeIdle() throws IOException {
    try (RawHttp2 idle = http2();
        RawHttp2 other = http2();
        Socket http1 = http1()) {
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
    assertCut(2);
  }

  private static byte[] live(String connection) {
    return "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: %s\r\n\r\n"
        .formatted(connection)
        .getBytes(StandardCharsets.US_ASCII);
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
    assertCut(0);
  }
}
