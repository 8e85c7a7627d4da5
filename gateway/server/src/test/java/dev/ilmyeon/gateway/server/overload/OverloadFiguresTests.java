package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.GatewayProcess;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.overload.Crowd.Kind;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what {@link OverloadSimulationTests} computes, on a gateway with one event loop, in a
 * process of its own: with {@code -Doverload.seconds=30} it is asked for so long for three times as
 * much as it can answer, a fifth of it the front page. Wants a machine of which nobody else wants
 * anything, so it is no part of the build: two processors, of which the gateway has one (where
 * there is {@code taskset}) and its clients and subgraphs the other. It fails if the gateway was
 * not what all had to wait for, or did not keep what is promised.
 */
@EnabledIfSystemProperty(named = "overload.seconds", matches = "\\d+")
class OverloadFiguresTests {

  private static final long SECONDS = Long.getLong("overload.seconds", 0);

  /** Most of it is compiled then. */
  private static final long WARM = Long.getLong("overload.warm", 30);

  /** For how long it is asked for too much before that counts: refusals are compiled too. */
  private static final long REHEARSAL = 8;

  private static final long LOOK = 4;

  private static final int LOOKS = 40;

  /** Few take turns with many: nobody knows with which of them it answers most. */
  private static final int[] CLIENTS = {16, 64};

  /** More than are needed at a time: that new ones take their time is another thing. */
  private static final int CONNECTIONS = 4_000;

  private static final double TIMES = 3;

  private static final double FRONT_PAGE = 0.6 / TIMES;

  /** With so many a page costs the gateway something like the portal's own front page. */
  private static final int REGIONS = Integer.getInteger("overload.regions", 2000);

  private static final String PAGE = "{\"query\":\"query Page { regions { code sky } }\"}";

  private static final String NIGHTLY =
      "{\"query\":\"query Nightly { regions { code sky } }\",\"operationName\":\"Nightly\"}";

  @TempDir private Path folder;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @Test
  void areGood() throws Exception {
    Path supergraph = folder.resolve("supergraph.graphql");
    try (InputStream in = getClass().getResourceAsStream("/small-supergraph.graphql")) {
      Files.write(supergraph, in.readAllBytes());
    }
    int port = freePort();
    try (FixedServer news = FixedServer.saying(regions(), loops);
        FixedServer weather = FixedServer.saying(skies(), loops);
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                List.of("-Xmx256m", "-XX:ActiveProcessorCount=1"),
                "--supergraph=" + supergraph,
                "--port=" + port,
                "--ilmyeon.gateway.overload.enabled=true",
                "--ilmyeon.gateway.overload.background-operations=Nightly",
                "--ilmyeon.gateway.subgraphs.news.url=" + news.url(),
                "--ilmyeon.gateway.subgraphs.weather.url=" + weather.url())) {
      Processor theirs = new Processor(gateway.handle());
      Processor ours = new Processor(ProcessHandle.current());
      theirs.pin(0);
      ours.pin(1);
      await().atMost(Duration.ofMinutes(1)).until(() -> isReady(port) || !gateway.isAlive());
      Crowd crowd =
          new Crowd(port, loops.next(), Map.of(Kind.FRONT_PAGE, PAGE, Kind.DASHBOARD, NIGHTLY));
      double guess = crowd.peak(CLIENTS[0], WARM);
      crowd.open(CONNECTIONS);
      crowd.come(guess * TIMES, FRONT_PAGE, REHEARSAL);
      Peak peak = peak(crowd, theirs);
      crowd.open(CONNECTIONS);
      crowd.forget();
      theirs.begin();
      ours.begin();

      crowd.come(peak.rate() * TIMES, FRONT_PAGE, SECONDS);

      double busy = theirs.share();
      double others = ours.share();
      tell(peak, crowd.of(Kind.FRONT_PAGE), crowd.of(Kind.DASHBOARD));
      System.out.printf("of a processor: the gateway %.2f, all others %.2f%n", busy, others);
      new Http(port)
          .get("/actuator/prometheus")
          .body()
          .lines()
          .filter(line ->
              line.startsWith("ilmyeon_gateway_overload") || line.startsWith("jvm_gc_pause"))
          .forEach(System.out::println);
      assertThat(gateway.isAlive()).isTrue();
      assertThat(busy).as("of its processor that the gateway used").isGreaterThan(0.9);
      assertThat(others).as("of theirs that all others used").isLessThan(0.9);
      assertKept(peak, crowd.of(Kind.FRONT_PAGE), crowd.of(Kind.DASHBOARD));
    } finally {
      loops.shutdownGracefully().syncUninterruptibly();
    }
  }

  /** {@code millis} of a processor for each. */
  private record Peak(double rate, double millis) {}

  /**
   * The most of several looks, until none is better any more: a gateway that is still being
   * compiled answers less, and three times that would not be three times what it can do.
   */
  private static Peak peak(Crowd crowd, Processor theirs) throws InterruptedException {
    Peak best = new Peak(0, 0);
    int since = 0;
    for (int look = 0; look < LOOKS && since < 2 * CLIENTS.length; look++) {
      theirs.begin();
      double rate = crowd.peak(CLIENTS[look % CLIENTS.length], LOOK);
      since = rate > best.rate() * 1.02 ? 0 : since + 1;
      if (rate > best.rate()) {
        best = new Peak(rate, theirs.share() / rate * 1000);
      }
    }
    return best;
  }

  private static void tell(Peak peak, Fate page, Fate dashboard) {
    double good = (double) (page.answered() + dashboard.answered()) / SECONDS;
    System.out.printf(
        """
        peak %.0f/s, %.2f ms each; asked %.0f/s; answered in time %.0f/s, %.1f %% of the peak
        front page: %d asked, %.2f %% answered in time (p50 %.0f ms, p99 %.0f ms), %d refused, %d lost
        dashboards: %d asked, %.2f %% answered in time, %d refused, %d lost
        refusals: p50 %.1f ms, p99 %.1f ms, most %.1f ms
        lost by status (0: none within a second) and second: front page %s, dashboards %s
        """,
        peak.rate(),
        peak.millis(),
        (double) (page.asked() + dashboard.asked()) / SECONDS,
        good,
        good / peak.rate() * 100,
        page.asked(),
        page.share(),
        page.answeredWithin(50),
        page.answeredWithin(99),
        page.refused(),
        page.lost(),
        dashboard.asked(),
        dashboard.share(),
        dashboard.refused(),
        dashboard.lost(),
        dashboard.refusedWithin(50),
        dashboard.refusedWithin(99),
        dashboard.refusedWithin(100),
        page.losses(),
        dashboard.losses());
  }

  private static void assertKept(Peak peak, Fate page, Fate dashboard) {
    assertThat(page.share()).as("percent of the front pages").isGreaterThanOrEqualTo(99.4);
    assertThat((double) (page.answered() + dashboard.answered()) / SECONDS)
        .as("answered in a second")
        .isGreaterThanOrEqualTo(0.8 * peak.rate());
    assertThat(dashboard.refusedWithin(99)).as("milliseconds").isLessThanOrEqualTo(100);
  }

  private static String regions() {
    return list("regions", "{\"__typename\":\"Region\",\"code\":\"R-%d\"}");
  }

  private static String skies() {
    return list("_entities", "{\"__typename\":\"Region\",\"sky\":\"구름 %d\"}");
  }

  private static String list(String field, String each) {
    return IntStream.range(0, REGIONS)
        .mapToObj(each::formatted)
        .collect(Collectors.joining(",", "{\"data\":{\"" + field + "\":[", "]}}"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isReady(int port) {
    try {
      return new Http(port).get("/readyz").statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }
}
