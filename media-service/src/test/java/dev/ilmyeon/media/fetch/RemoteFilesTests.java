package dev.ilmyeon.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.platform.testing.certificate.Certified;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Of two sites on this machine one may be reached, as if it were of the public web. */
class RemoteFilesTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int MOST = 100_000;
  private static final byte[] FILE = "a picture".getBytes(StandardCharsets.UTF_8);

  private final Site site = Site.at("127.0.0.1", 0);

  /** At the same port, in the network that is nobody's business. */
  private final Site inner = Site.at("127.0.0.2", site.port());

  private final Names names = new Names().means("news.example", "127.0.0.1");
  private final RemoteFiles files = files(PATIENCE, HttpClient.newConnection());

  @TempDir Path folder;

  @AfterEach
  void close() {
    site.close();
    inner.close();
  }

  private RemoteFiles files(Duration limit, HttpClient client) {
    FetchProperties properties = new FetchProperties(2, limit, Set.of(80), List.of("127.0.0.1/32"));
    return new RemoteFiles(
        client, names, new Reach(properties.ports(), properties.allowed()), properties);
  }

  @Test
  void givesTheFileAndTellsTheSiteNothingOfUs() {
    site.gives("/a.jpg?b=c", FILE);

    assertThat(fetch(files, at("/a.jpg?b=c#d"))).isEqualTo("a picture");

    assertThat(site.requests().getFirst().lines())
        .containsExactlyInAnyOrder(
            "GET /a.jpg?b=c HTTP/1.1",
            "host: news.example:" + site.port(),
            "user-agent: Ilmyeon",
            "accept: image/jpeg, image/png, image/webp",
            "accept-encoding: identity",
            "connection: close");
  }

  @Test
  void followsAFewRedirects() {
    for (int i = 0; i < 4; i++) {
      int next = i + 1;
      site.says(
          "/" + i,
          to ->
              Site.write(
                  to,
                  "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nContent-Length: 5\r\nLocation: /"
                      + next,
                  new byte[0]));
    }
    site.gives("/4", FILE);

    assertThat(fetch(files, at("/1"))).isEqualTo("a picture");
    assertThat(site.requests()).hasSize(4).noneMatch(head -> head.contains("cookie"));
    assertThat(fetch(files, at("/0"))).isEqualTo("TOO_MANY_REDIRECTS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:%d/",
        "http://[::ffff:127.0.0.2]:%d/",
        "http://inner.example:%d/",
        "http://both.example:%d/",
        "http://nobody.example:%d/",
        "http://2130706434:%d/",
        "http://news.example:%d/moved",
        "http://news.example:%d/moved-to-a-name",
        "http://news.example:%d/moved-elsewhere",
        "http://news.example:1/"
      })
  void saysTheSameOfWhatMayNotBeReachedAndWhatDoesNotExist(String address) {
    inner.gives("/", FILE);
    names.means("inner.example", "127.0.0.2").means("both.example", "127.0.0.1", "127.0.0.2");
    redirect("/moved", "http://127.0.0.2:%d/".formatted(site.port()));
    redirect("/moved-to-a-name", "//inner.example:%d/".formatted(site.port()));
    redirect("/moved-elsewhere", "file:///etc/passwd");

    assertThat(fetch(files, address.formatted(site.port()))).isEqualTo("UNREACHABLE");

    assertThat(inner.connections()).isZero();
  }

  @Test
  void connectsToTheAddressThatWasLookedAt() {
    site.gives("/", FILE);
    inner.gives("/", "a secret".getBytes(StandardCharsets.UTF_8));
    names.means("rebound.example", "127.0.0.1").means("rebound.example", "127.0.0.2");
    String rebound = "http://rebound.example:%d/".formatted(site.port());

    assertThat(fetch(files, rebound)).isEqualTo("a picture");
    assertThat(names.asked()).containsExactly("rebound.example");
    assertThat(fetch(files, rebound)).isEqualTo("UNREACHABLE");
    assertThat(names.asked()).containsExactly("rebound.example", "rebound.example");

    assertThat(inner.connections()).isZero();
  }

  @Test
  void takesNoMoreThanIsWanted() {
    site.says(
            "/announced",
            to -> Site.write(to, "HTTP/1.1 200 OK\r\nContent-Length: " + (MOST + 1), new byte[0]))
        .says(
            "/endless",
            to -> {
              Site.write(to, "HTTP/1.1 200 OK", new byte[0]);
              while (true) {
                to.getOutputStream().write(new byte[1_000]);
              }
            })
        .gives("/whole", new byte[MOST]);

    assertThat(fetch(files, at("/announced"))).isEqualTo("TOO_LARGE");
    assertThat(fetch(files, at("/endless"))).isEqualTo("TOO_LARGE");
    await().atMost(PATIENCE).until(() -> site.open() == 0);
    assertThat(fetch(files, at("/whole"))).hasSize(MOST);
  }

  @Test
  void givesUpASiteThatTakesItsTime() {
    site.gives("/", FILE)
        .says("/silent", Site::waitFor)
        .says("/head", to -> beginning(to, 0))
        .says("/part", to -> beginning(to, 3));
    RemoteFiles hasty = files(SHORT, HttpClient.newConnection());

    for (String path : new String[] {"/silent", "/head", "/part"}) {
      assertThat(fetch(files, at("/"))).isEqualTo("a picture");
      assertThat(fetch(hasty, at(path))).as(path).isEqualTo("TOO_SLOW");
      await(path).atMost(PATIENCE).until(() -> site.open() == 0);
    }
  }

  private static void beginning(Socket to, int bytes) throws IOException {
    Site.write(to, "HTTP/1.1 200 OK\r\nContent-Length: 9", new byte[bytes]);
    Site.waitFor(to);
  }

  @Test
  void tellsWhatASiteDidWrong() {
    site.says("/cut", to -> Site.write(to, "HTTP/1.1 200 OK\r\nContent-Length: 9", new byte[3]))
        .says(
            "/cut-chunk",
            to ->
                Site.write(
                    to,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                    "9\r\na pic".getBytes(StandardCharsets.US_ASCII)))
        .says("/nothing", to -> {})
        .says(
            "/no-http",
            to -> to.getOutputStream().write("SSH-2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .says("/partial", to -> Site.write(to, "HTTP/1.1 206 Partial Content", FILE));

    assertThat(fetch(files, at("/cut"))).isEqualTo("CUT_OFF");
    assertThat(fetch(files, at("/cut-chunk"))).isEqualTo("CUT_OFF");
    assertThat(fetch(files, at("/nothing"))).isEqualTo("CUT_OFF");
    assertThat(fetch(files, at("/no-http"))).isEqualTo("CUT_OFF");
    assertThat(fetch(files, at("/partial"))).isEqualTo("NOT_GIVEN");
    assertThat(fetch(files, at("/none"))).isEqualTo("NOT_GIVEN");
    assertThat(new FetchFailedException(FetchFailure.NOT_GIVEN, 404))
        .hasMessage("The site does not give the picture: it answers 404.");
  }

  @Test
  void fetchesAFewAtOnce() {
    site.says("/held", Site::waitFor).gives("/", FILE);
    Disposable first = files.fetch(at("/held"), MOST).subscribe();
    Disposable second = files.fetch(at("/held"), MOST).subscribe();
    await().atMost(PATIENCE).until(() -> site.requests().size() == 2);

    assertThat(fetch(files, at("/"))).isEqualTo("TOO_MANY_AT_ONCE");
    first.dispose();
    second.dispose();

    await().atMost(PATIENCE).until(() -> site.open() == 0);
    for (int i = 0; i < 5; i++) {
      assertThat(fetch(files, at("/"))).isEqualTo("a picture");
    }
  }

  @Test
  void trustsWhoShowsACertificateOfTheName() throws SSLException {
    Certified news = Certified.as(folder, "news.example");
    names.means("other.example", "127.0.0.1");
    SslContext trust = SslContextBuilder.forClient().trustManager(news.trusted()).build();
    RemoteFiles trusting =
        files(PATIENCE, HttpClient.newConnection().secure(tls -> tls.sslContext(trust)));
    try (Site secure = Site.at(news.server(news).getServerSocketFactory(), "127.0.0.1", 0)) {
      secure.gives("/", FILE);
      String address = "https://news.example:%d/".formatted(secure.port());

      assertThat(fetch(trusting, address)).isEqualTo("a picture");
      assertThat(fetch(trusting, address.replace("news", "other"))).isEqualTo("UNREACHABLE");
      assertThat(fetch(files, address)).as("signed by itself").isEqualTo("UNREACHABLE");
    }
  }

  private void redirect(String path, String location) {
    site.says(
        path,
        to ->
            Site.write(to, "HTTP/1.1 301 Moved Permanently\r\nLocation: " + location, new byte[0]));
  }

  private String at(String path) {
    return "http://news.example:%d%s".formatted(site.port(), path);
  }

  /** What the file says; or why it did not come. */
  private static String fetch(RemoteFiles files, String address) {
    return Objects.requireNonNull(
        DataBufferUtils.join(files.fetch(address, MOST))
            .map(RemoteFilesTests::text)
            .onErrorResume(FetchFailedException.class, e -> Mono.just(e.failure().name()))
            .block(PATIENCE));
  }

  private static String text(DataBuffer bytes) {
    try {
      return bytes.toString(StandardCharsets.UTF_8);
    } finally {
      DataBufferUtils.release(bytes);
    }
  }
}
