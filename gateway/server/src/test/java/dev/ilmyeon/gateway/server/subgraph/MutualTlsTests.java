package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.platform.testing.certificate.Certified;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** A subgraph that answers only to who shows the gateway's certificate. */
class MutualTlsTests {

  private static final String DATA = "{\"data\":{\"strip\":\"맑음\"}}";

  @TempDir static Path folder;

  private static Certified weather;
  private static Certified gateway;
  private static Certified stranger;
  private static StandInServer server;

  @BeforeAll
  static void start() throws IOException {
    weather = Certified.as(folder, "localhost");
    gateway = Certified.as(folder, "gateway");
    stranger = Certified.as(folder, "stranger");
    SSLServerSocket socket =
        (SSLServerSocket)
            weather
                .server(gateway)
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(true);
    server = StandInServer.on(socket).answers(Answer.json(DATA));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SslBundle bundle(Certified shown) {
    return SslBundle.of(SslStoreBundle.of(shown.keys(), Certified.PASSWORD, weather.keys()));
  }

  private static TransportFixture fixture(DefaultSslBundleRegistry bundles, String... settings) {
    return new TransportFixture(bundles, "https://localhost:" + server.port(), settings);
  }

  @Test
  void isShownTheGatewaysCertificate() {
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("services", bundle(gateway));

    try (TransportFixture fixture =
        fixture(bundles, "ssl-bundle=services", "connect-timeout=10s")) {
      assertThat(fixture.query().body()).isEqualTo(DATA);
    }
  }

  @Test
  void answersNobodyElse() {
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("services", bundle(stranger));
    int before = server.requests().size();

    try (TransportFixture fixture =
        fixture(bundles, "ssl-bundle=services", "connect-timeout=10s")) {
      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);
    }
    try (TransportFixture fixture = fixture(bundles, "connect-timeout=10s")) {
      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void isShownANewCertificateOnceThereIsOne() {
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("services", bundle(stranger));

    try (TransportFixture fixture =
        fixture(bundles, "ssl-bundle=services", "connect-timeout=10s")) {
      assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);

      bundles.updateBundle("services", bundle(gateway));

      assertThat(fixture.query().body()).isEqualTo(DATA);
    }
  }

  @Test
  void hasABundleThatThereIs() {
    assertThatThrownBy(() -> fixture(new DefaultSslBundleRegistry(), "ssl-bundle=services").close())
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("\"services\"");
  }
}
