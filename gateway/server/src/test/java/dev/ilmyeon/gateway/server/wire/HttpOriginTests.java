package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.fixture.StandInServer.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what becomes of whatever a server says to it. */
class HttpOriginTests {

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final StandInServer server = StandInServer.start().answers(Answer.json("{\"a\":1}"));
  private final WireFixture fixture = new WireFixture();
  private final HttpOrigin origin = fixture.origin(server.url("/graphql?v=1"));

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  @Test
  void sendsTheSameHeadEachTime() {
    fixture.query(origin).answer();
    fixture.query(origin).answer();

    Request request = server.requests().get(1);
    assertThat(request.line()).isEqualTo("POST /graphql?v=1 HTTP/1.1");
    assertThat(request.body()).isEqualTo("{}");
    assertThat(request.headers().getFirst("Host")).isEqualTo("127.0.0.1:" + server.port());
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers().getFirst("Accept")).startsWith("application/json");
    assertThat(request.headers().containsKey("Accept-Encoding")).isFalse();
    assertThat(request.headers().get("Content-Length")).containsExactly("2");
  }

  @Test
  void asksForTheRootWhenTheUrlHasNoPath() {
    fixture.query(fixture.origin(server.url(""))).answer();

    assertThat(server.requests().getFirst().line()).isEqualTo("POST / HTTP/1.1");
  }

  @Test
  void takesNoHeaderThatIsMoreThanOneLine() {
    HeaderLines.Builder lines = new HeaderLines.Builder();

    assertThatIllegalArgumentException().isThrownBy(() -> lines.add("x-a", "b\r\nx-c: d"));
    assertThatIllegalArgumentException().isThrownBy(() -> lines.add("x-a: b\r\nx-c", "d"));
    assertThatIllegalArgumentException().isThrownBy(() -> lines.add("", "d"));
    assertThatIllegalArgumentException().isThrownBy(() -> lines.add("x-a", "한"));
  }

  @Test
  void takesAnAnswerInChunks() {
    server.answers(
        Answer.raw(
            OK
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\nTrailer: t\r\n\r\n"));

    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerThatEndsWithTheConnection() {
    server.answers(new Answer.Break(OK + "Content-Type: application/json\r\n\r\n{\"a\":1}"));

    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(server.accepted()).isEqualTo(2);
  }

  @Test
  void skipsInterimAnswers() {
    server.answers(
        Answer.raw(
            "HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + OK
                + "Content-Length: 7\r\n\r\n{\"a\":1}"));

    assertThat(fixture.query(origin).answer().status()).isEqualTo(200);
    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerWithoutBody() {
    server.answers(Answer.raw("HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n"));

    assertThat(fixture.query(origin).answer().length()).isZero();
    assertThat(fixture.query(origin).answer().status()).isEqualTo(204);
    assertThat(server.accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
        "HTTP/1.0 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
        // More than was asked for: whose answer would it be?
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}HTTP/1.1 200 OK\r\n\r\n"
      })
  void usesAConnectionOnlyOnceAfter(String answer) {
    server.answers(Answer.raw(answer));

    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(fixture.query(origin).text()).isEqualTo("{\"a\":1}");
    assertThat(server.accepted()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001 nothing\r\n\r\n",
        "HTTP/1.1 two hundred OK\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsome\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: snappy\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"
      })
  void refusesWhatItCannotRead(String answer) {
    server.answers(new Answer.Break(answer));

    assertThat(fixture.query(origin).failure()).isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void refusesTooLargeAHead() {
    server.answers(Answer.raw(OK + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n"));

    assertThat(fixture.query(origin).failure()).isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
      })
  void refusesTooLargeABodyBeforeItComes(String answer) {
    server.answers(Answer.raw(answer));

    assertThat(fixture.query(origin).failure()).isInstanceOf(ResponseTooLargeException.class);
  }

  @Test
  void takesAsMuchAsTheLimit() {
    server.answers(new Answer.Respond(200, "application/json", new byte[1024 * 1024]));

    assertThat(fixture.query(origin).answer().length()).isEqualTo(1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{",
        OK + "A: b\r\n"
      })
  void tellsWhenTheServerHangsUp(String answer) {
    server.answers(new Answer.Break(answer));

    assertThat(fixture.query(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksNamesForTheirAddresses() {
    assertThat(fixture.query(fixture.origin(at("localhost"))).text()).isEqualTo("{\"a\":1}");
    assertThat(server.requests().getFirst().headers().getFirst("Host"))
        .isEqualTo("localhost:" + server.port());
  }

  @Test
  void doesNotReachAnUnknownName() {
    assertThat(fixture.query(fixture.origin(at("nowhere.invalid"))).failure())
        .isInstanceOf(UnknownHostException.class);
  }

  private URI at(String host) {
    return URI.create("http://" + host + ":" + server.port() + "/graphql");
  }

  @Test
  void reachesAnIpv6Address() throws IOException {
    InetAddress six = InetAddress.getByName("::1");
    try (StandInServer other = StandInServer.on(new ServerSocket(0, 10, six))) {
      other.answers(Answer.json("{\"six\":6}"));
      HttpOrigin there = fixture.origin(URI.create("http://[::1]:" + other.port() + "/"));

      assertThat(fixture.query(there).text()).isEqualTo("{\"six\":6}");
      assertThat(other.requests().getFirst().headers().getFirst("Host"))
          .isEqualTo("[::1]:" + other.port());
    }
  }

  @Test
  void triesEachAddressOfAName() throws IOException {
    InetAddress nobody = InetAddress.getByName("127.0.0.2");
    InetAddress somebody = InetAddress.getByName("127.0.0.1");
    try (WireFixture world = WireFixture.whereAllNamesAre(List.of(nobody, somebody))) {
      assertThat(world.query(world.origin(at("two.example"))).text()).isEqualTo("{\"a\":1}");
    }
    try (WireFixture world = WireFixture.whereAllNamesAre(List.of(nobody, nobody))) {
      assertThat(world.query(world.origin(at("two.example"))).failure())
          .isInstanceOf(ConnectException.class);
    }
  }
}
