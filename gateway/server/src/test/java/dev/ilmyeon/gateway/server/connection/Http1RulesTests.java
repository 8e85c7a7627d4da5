package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients are owed that send several requests on a connection, or in another version. */
@GatewayTest
class Http1RulesTests {

  private static final Pattern STATUS_LINE = Pattern.compile("http/\\S+ \\d+");

  @LocalServerPort private int port;

  @BeforeEach
  void reset() {
    StandIns.allWell();
  }

  /** The last before the first one is answered: as far as the server can tell, at once. */
  @Test
  void answersAllUpToTheOneThatIsTheLast() throws IOException {
    String all =
        all(
            get("/readyz", "X-Number: 1"),
            get("/graphql?query=%7B+title+%7D", "Connection: close"));

    assertThat(statusLines(all)).containsExactly("http/1.1 200", "http/1.1 200");
    assertThat(all.indexOf("connection: close")).isGreaterThan(all.lastIndexOf("http/1.1 200"));
    assertThat(all).contains("광명시");
  }

  @Test
  void answersNothingAfterTheLast() throws IOException {
    String all = all(get("/readyz", "Connection: X-Number, close"), get("/readyz", "X-Number: 2"));

    assertThat(statusLines(all)).containsExactly("http/1.1 200");
  }

  @Test
  void answersTheFirstVersionAsItIs() throws IOException {
    String all = all(get("/readyz", "X-Number: 1").replace("HTTP/1.1", "HTTP/1.0"));

    assertThat(statusLines(all)).hasSize(1).first().asString().endsWith(" 200");
  }

  @Test
  void answersInItsOwnVersion() throws IOException {
    String later = get("/readyz", "Connection: close").replace("HTTP/1.1", "HTTP/1.9");
    String other = get("/readyz", "Connection: close").replace("HTTP/1.1", "HTTP/5.1");

    assertThat(statusLines(all(later))).containsExactly("http/1.1 200");
    assertThat(statusLines(all(other))).containsExactly("http/1.1 400");
  }

  private static String get(String path, String header) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: x\r\nApollo-Require-Preflight: 1\r\n"
        + header
        + "\r\n\r\n";
  }

  /** What comes until the server closes, in small letters. */
  private String all(String... requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(String.join("", requests).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .toLowerCase(Locale.ROOT);
    }
  }

  private static List<String> statusLines(String all) {
    return STATUS_LINE.matcher(all).results().map(found -> found.group()).toList();
  }
}
