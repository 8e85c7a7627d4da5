package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.RawHttp2;
import dev.ilmyeon.platform.testing.certificate.Certified;
import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same limits where TLS is spoken below HTTP/1.1 and HTTP/2, and ALPN says which. */
@GatewayTest
@DirtiesContext
class SlowTlsClientTests extends SlowClientsOfEitherProtocol {

  @TempDir private static Path folder;

  private static Certified gateway;

  @BeforeAll
  static void certify() {
    gateway = Certified.as(folder, "localhost");
  }

  @DynamicPropertySource
  static void show(DynamicPropertyRegistry properties) {
    properties.add("server.ssl.key-store", () -> gateway.file(folder).toUri());
    properties.add("server.ssl.key-store-password", () -> Certified.PASSWORD);
  }

  @Override
  RawHttp2 http2() throws IOException {
    return RawHttp2.on(gateway.connect(port, "h2", "http/1.1"));
  }

  @Override
  Socket http1() throws IOException {
    Socket socket = gateway.connect(port, "http/1.1");
    socket.setSoTimeout(20_000);
    return socket;
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
