package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http2StandIn;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.wire.WireFixture.Got;
import dev.ilmyeon.platform.testing.certificate.Certified;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** To whom a subgraph's requests may go over https. */
class TlsTests {

  @TempDir static Path folder;

  private static Certified localhost;
  private static StandInServer server;

  @BeforeAll
  static void start() throws IOException {
    localhost = Certified.as(folder, "localhost");
    server =
        StandInServer.on(
            localhost
                .server(localhost)
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    server.answers(Answer.json("{\"secret\":1}"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Trusts that server's certificate. */
  private static SslContextBuilder trusting() {
    return SslContextBuilder.forClient().trustManager(localhost.trusted());
  }

  private static Throwable failure(Supplier<SslContextBuilder> trust, String host) {
    try (WireFixture fixture = new WireFixture(trust)) {
      return fixture.query(fixture.origin(at(host, server.port()))).failure();
    }
  }

  private static URI at(String host, int port) {
    return URI.create("https://" + host + ":" + port + "/graphql");
  }

  @Test
  void asksAServerThatIsWhoItSays() {
    try (WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      HttpOrigin origin = fixture.origin(at("localhost", server.port()));
      int before = server.accepted();

      assertThat(fixture.query(origin).text()).isEqualTo("{\"secret\":1}");
      assertThat(fixture.query(origin).text()).isEqualTo("{\"secret\":1}");
      assertThat(server.accepted() - before).isEqualTo(1);
    }
  }

  @Test
  void asksNoServerOfAnotherName() {
    assertThat(failure(TlsTests::trusting, "127.0.0.1")).isInstanceOf(SSLException.class);
  }

  @Test
  void asksNoServerThatNobodyVouchesFor() {
    assertThat(failure(SslContextBuilder::forClient, "localhost")).isInstanceOf(SSLException.class);
  }

  @Test
  void givesUpAServerThatDoesNotShakeHandsInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      HttpOrigin origin =
          fixture.origin(
              at("localhost", silent.getLocalPort()),
              patient ->
                  new OriginSettings(
                      Duration.ofMillis(200),
                      1,
                      1,
                      patient.maxIdle(),
                      patient.maxLifetime(),
                      patient.maxResponse(),
                      false,
                      HttpVersion.AUTO));

      assertThat(fixture.query(origin).failure()).isInstanceOf(SSLException.class);
      assertThat(fixture.query(origin).failure()).isInstanceOf(SSLException.class);
    }
  }

  /** That of the same name, in HTTP/2. */
  private static Http2StandIn http2() throws SSLException {
    return Http2StandIn.start(
        SslContextBuilder.forServer(localhost.shown())
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2))
            .build());
  }

  private static HttpOrigin origin(WireFixture fixture, int port, HttpVersion version) {
    return fixture.origin(
        at("localhost", port),
        patient ->
            new OriginSettings(
                patient.connectTimeout(),
                8,
                8,
                patient.maxIdle(),
                patient.maxLifetime(),
                patient.maxResponse(),
                false,
                version));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "HTTP_2"})
  void speaksHttp2WithAServerThatOffersIt(HttpVersion version) throws SSLException {
    try (Http2StandIn two = http2();
        WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      HttpOrigin origin = origin(fixture, two.port(), version);
      List<Got> all = fixture.queriesAtOnce(origin, 20);

      all.forEach(got -> assertThat(got.text()).isEqualTo("{}"));
      assertThat(two.peers()).hasSize(1);
      assertThat(two.requests().getFirst().headers()).containsEntry(":scheme", "https");
    }
  }

  @Test
  void speaksHttp1WithAServerThatDoesNotOfferTheOther() {
    try (WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      HttpOrigin origin = origin(fixture, server.port(), HttpVersion.AUTO);

      fixture
          .queriesAtOnce(origin, 8)
          .forEach(got -> assertThat(got.text()).isEqualTo("{\"secret\":1}"));
    }
  }

  @Test
  void offersHttp2OnlyWhereItMay() throws SSLException {
    try (Http2StandIn two = http2();
        WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      fixture.query(origin(fixture, two.port(), HttpVersion.HTTP_1_1)).failure();

      assertThat(two.requests()).isEmpty();
    }
  }

  @Test
  void asksNoServerThatDoesNotOfferHttp2WhereItHasTo() {
    try (WireFixture fixture = new WireFixture(TlsTests::trusting)) {
      HttpOrigin origin = origin(fixture, server.port(), HttpVersion.HTTP_2);

      fixture
          .queriesAtOnce(origin, 3)
          .forEach(got -> assertThat(got.failure()).isInstanceOf(SSLException.class));
    }
  }
}
