package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.netty.tcp.TcpResources;

class HandshakeLimitTests {

  private static final Duration LIMIT = Duration.ofMillis(200);

  /** Authentication is done; a parameter; ready. */
  private static final String HANDSHAKE =
      "R\0\0\0\10\0\0\0\0" + "S\0\0\0\14name\0val" + "Z\0\0\0\5I";

  private final EmbeddedChannel channel = new EmbeddedChannel(new HandshakeLimit(LIMIT));

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  private void letTimePass() {
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void closesWhatIsSilent() {
    channel.freezeTime();
    letTimePass();

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void closesWhatGoesSilentOnTheWay() {
    channel.freezeTime();
    channel.writeInbound(bytes(HANDSHAKE.substring(0, HANDSHAKE.length() - 6)));
    letTimePass();

    assertThat(channel.isOpen()).isFalse();
  }

  /** However it is cut into parts. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 9, 100})
  void leavesWhatIsReady(int part) {
    channel.freezeTime();
    for (int at = 0; at < HANDSHAKE.length(); at += part) {
      channel.writeInbound(bytes(HANDSHAKE.substring(at, Math.min(at + part, HANDSHAKE.length()))));
    }
    letTimePass();

    assertThat(channel.isOpen()).isTrue();
    assertThat(channel.pipeline().get(HandshakeLimit.class)).isNull();
  }

  @Test
  void doesNotLookIntoTls() {
    channel.freezeTime();
    channel.writeInbound(bytes("S"));
    letTimePass();

    assertThat(channel.isOpen()).isTrue();
  }

  /** The driver itself leaves it open. */
  @Test
  void closesWhatNobodyWaitsForAnyMore() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      hanging.setSoTimeout(30_000);
      Disposable opening =
          new PostgresqlConnectionFactory(
                  PostgresqlConnectionConfiguration.builder()
                      .host("127.0.0.1")
                      .port(hanging.getLocalPort())
                      .username("articles")
                      .password("articles")
                      .loopResources(new LimitedLoops(TcpResources.get(), LIMIT, LIMIT))
                      .build())
              .create()
              .subscribe();
      try (Socket server = hanging.accept()) {
        server.setSoTimeout(30_000);
        opening.dispose();

        assertThat(server.getInputStream().readAllBytes()).isNotEmpty();
      }
    }
  }
}
