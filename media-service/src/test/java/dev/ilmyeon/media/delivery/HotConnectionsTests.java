package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.RenditionSpec;
import dev.ilmyeon.media.rendition.Renditions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * On a server that has nothing else, and answers 404, a little later, to all that is left to it.
 */
class HotConnectionsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final RenditionSpec SPEC = RenditionSpec.parse("640-original.jpg").orElseThrow();

  /** More than all buffers between a server and a client who reads nothing. */
  private static final long LARGE = 16L * 1024 * 1024;

  @TempDir Path directory;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ImageLookup images =
      new ImageLookup(
          id -> Mono.just(SomeImage.of("하나")), Clock.systemUTC(), Ticker.disabledTicker());
  private final Image image = Objects.requireNonNull(images.find(SomeImage.ID).block(PATIENCE));
  private final String address = Renditions.path(image, SPEC);
  private final List<DisposableServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.disposeNow(PATIENCE));
  }

  @Test
  void servesWhatItKnowsAndLeavesAllElse() throws IOException {
    DisposableServer server = start(10, file(3), UnaryOperator.identity());

    try (Wire wire = new Wire(server.port())) {
      wire.send(Wire.get(address), Wire.get(address + "?"), Wire.get(address));

      assertThat(wire.answer(true).body()).hasSize(3);
      assertThat(wire.answer(true).status()).isEqualTo(404);
      assertThat(wire.answer(true).status())
          .as("in its turn, by who had the one before")
          .isEqualTo(404);
      wire.send(Wire.get(address));
      assertThat(wire.answer(true).status()).as("with nothing before it").isEqualTo(200);
      wire.send(Wire.get(address, "Content-Length: 1") + "x", Wire.get(address));
      assertThat(wire.answer(true).status()).isEqualTo(404);
      assertThat(wire.answer(true).status()).isEqualTo(404);
      wire.send(Wire.get(address), Wire.get(address, "Connection: close"), Wire.get(address));
      assertThat(wire.answer(true).status()).isEqualTo(200);
      assertThat(wire.answer(true).status()).isEqualTo(404);
      assertThat(wire.rest()).as("nothing behind the last").isZero();
    }
    assertThat(meters.get("ilmyeon.media.renditions.hot").counter().count()).isEqualTo(3);
    await().atMost(PATIENCE).until(() -> timed("200") == 3);
    assertThat(timed("UNKNOWN")).isZero();
  }

  @Test
  void tellsOfAClientThatGoesAway() throws IOException {
    DisposableServer server = start(10, file(LARGE), UnaryOperator.identity());

    try (Wire wire = new Wire(server.port())) {
      wire.send(Wire.get(address));
      assertThat(wire.head()).startsWith("HTTP/1.1 200");
      assertThat(timed("200") + timed("UNKNOWN")).as("while it is on its way").isZero();
    }

    await().atMost(PATIENCE).until(() -> timed("UNKNOWN") == 1);
    assertThat(timed("200")).isZero();
  }

  private long timed(String status) {
    return meters.get("http.server.requests").tag("status", status).timer().count();
  }

  @Test
  void stopsOnceTheFileHasGone() throws IOException {
    DisposableServer server = start(10, file(LARGE), UnaryOperator.identity());

    try (Wire wire = new Wire(server.port())) {
      wire.send(Wire.get(address));
      assertThat(wire.head()).startsWith("HTTP/1.1 200");
      server.disposeNow(PATIENCE);

      assertThat(wire.rest()).isEqualTo(LARGE);
    }
  }

  @Test
  void closesIdleConnectionsButNoneThatTakesItsTime() throws IOException {
    DisposableServer server =
        start(10, file(LARGE), each -> each.idleTimeout(Duration.ofMillis(100)));

    try (Wire slow = new Wire(server.port());
        Wire idle = new Wire(server.port())) {
      slow.send(Wire.get(address));
      assertThat(slow.head()).startsWith("HTTP/1.1 200");
      idle.send(Wire.get(address));
      assertThat(idle.head()).startsWith("HTTP/1.1 200");

      assertThat(idle.rest()).as("until it is closed").isEqualTo(LARGE);
      assertThat(slow.rest()).as("and then it is closed too").isEqualTo(LARGE);
    }
  }

  @Test
  void keepsAwayFromWhatIsCompressedOrLogged() throws IOException {
    for (UnaryOperator<HttpServer> other :
        List.<UnaryOperator<HttpServer>>of(
            each -> each.compress(true), each -> each.accessLog(true))) {
      DisposableServer server = start(10, file(3), other);
      try (Wire wire = new Wire(server.port())) {
        wire.send(Wire.get(address));
        assertThat(wire.answer(true).status()).isEqualTo(404);
      }
    }
  }

  @Test
  void knowsNothingWherePicturesAreNotForEverybody() throws IOException {
    String open = "ilmyeon.gateway-secret.open";
    MockEnvironment everybody = new MockEnvironment().withProperty(open, "/actuator/**,/media/**");
    MockEnvironment nobody = new MockEnvironment().withProperty(open, "/actuator/**");

    assertThat(DeliveryConfiguration.areOpen(everybody)).isTrue();
    assertThat(DeliveryConfiguration.areOpen(nobody)).isFalse();
    assertThat(DeliveryConfiguration.areOpen(new MockEnvironment())).isFalse();
    DisposableServer server = start(0, file(3), UnaryOperator.identity());
    try (Wire wire = new Wire(server.port())) {
      wire.send(Wire.get(address));
      assertThat(wire.answer(true).status()).isEqualTo(404);
    }
  }

  private DisposableServer start(int most, Path file, UnaryOperator<HttpServer> settings) {
    HotRenditions renditions =
        new HotRenditions(
            images, new DeliveryHeaders(Clock.systemUTC(), "m"), Ticker.disabledTicker(), most);
    renditions.remember(image, SPEC, file);
    HttpServer plain =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
            .handle(
                (_, response) -> Mono.delay(Duration.ZERO).then(response.sendNotFound().then()));
    DisposableServer server =
        new HotConnections(renditions, new HotMeters(meters))
            .watch(settings.apply(plain))
            .bindNow(PATIENCE);
    servers.add(server);
    return server;
  }

  /** A file of so many zeros, which take no room. */
  private Path file(long size) throws IOException {
    Path path = directory.resolve("rendition");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
    return path;
  }
}
