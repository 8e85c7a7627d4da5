package dev.ilmyeon.articles.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ilmyeon.platform.testing.certificate.Certified;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Media that answers only to who shows a certificate that it knows. */
class MediaServiceTests {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final byte[] ANSWER =
      "{\"data\": {\"_entities\": [{\"rights\": {\"expiresAt\": null}}]}}"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;

  private static final AtomicInteger asked = new AtomicInteger();

  private static Certified media;
  private static Certified articles;
  private static Certified stranger;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws IOException {
    media = Certified.as(folder, "localhost");
    articles = Certified.as(folder, "articles");
    stranger = Certified.as(folder, "stranger");
    server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.setHttpsConfigurator(
        new HttpsConfigurator(media.server(articles)) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
            parameters.setNeedClientAuth(true);
            connection.setSSLParameters(parameters);
          }
        });
    server.createContext(
        "/graphql",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void isShownTheCertificateThatIsConfigured() {
    MediaService service = service(bundles(articles), "media");

    assertThat(rights(service).retry(20).block(PATIENCE))
        .containsEntry(3001L, new Right(true, null));
  }

  @Test
  void answersNobodyElse() {
    int before = asked.get();

    assertThatThrownBy(() -> rights(service(bundles(stranger), "media")).block(PATIENCE))
        .isInstanceOf(Exception.class);
    assertThatThrownBy(() -> rights(service(bundles(articles), null)).block(PATIENCE))
        .isInstanceOf(Exception.class);

    assertThat(asked).hasValue(before);
  }

  @Test
  void isShownANewCertificateOnceThereIsOne() {
    DefaultSslBundleRegistry bundles = bundles(stranger);
    MediaService service = service(bundles, "media");
    assertThatThrownBy(() -> rights(service).block(PATIENCE)).isInstanceOf(Exception.class);

    bundles.updateBundle("media", bundle(articles));

    assertThat(rights(service).retry(20).block(PATIENCE)).containsKey(3001L);
  }

  @Test
  void hasABundleThatThereIsForAnHttpsUrl() {
    assertThatThrownBy(() -> service(new DefaultSslBundleRegistry(), "media"))
        .isInstanceOf(NoSuchSslBundleException.class);
    assertThatThrownBy(() -> properties(URI.create("http://127.0.0.1:8083"), "media"))
        .hasMessageContaining("https");
  }

  private static Mono<Map<Long, Right>> rights(MediaService service) {
    return service.rights(List.of(3001L));
  }

  private static MediaService service(DefaultSslBundleRegistry bundles, @Nullable String bundle) {
    URI address = URI.create("https://localhost:" + server.getAddress().getPort());
    return new PictureConfiguration()
        .mediaService(properties(address, bundle), bundles, JsonMapper.shared());
  }

  private static PictureProperties properties(URI media, @Nullable String bundle) {
    return new PictureProperties(media, null, bundle, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private static DefaultSslBundleRegistry bundles(Certified shown) {
    return new DefaultSslBundleRegistry("media", bundle(shown));
  }

  private static SslBundle bundle(Certified shown) {
    return SslBundle.of(SslStoreBundle.of(shown.keys(), Certified.PASSWORD, media.keys()));
  }
}
