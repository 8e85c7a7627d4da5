package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.GatewayProcess;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.overload.Crowd.Fate;
import dev.ilmyeon.gateway.server.overload.Crowd.Kind;
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
 * anything, so it is no part of the build.
 */
@EnabledIfSystemProperty(named = "overload.seconds", matches = "\\d+")
class OverloadFiguresTests {

  private static final long SECONDS = Long.getLong("overload.seconds", 0);

  /** Until it is compiled; then how long its peak is looked for. */
  private static final long WARM = 15;

  private static final long PEAK = 8;

  private static final int CLIENTS = 16;

  private static final double TIMES = 3;

  private static final double FRONT_PAGE = 0.6 / TIMES;

  /** Enough for a request that costs more than asking for it. */
  private static final int REGIONS = 200;

  private static final byte[] PAGE =
      Client.post("{\"query\":\"query Page { regions { code sky } }\"}");

  private static final byte[] NIGHTLY =
      Client.post(
          "{\"query\":\"query Nightly { regions { code sky } }\",\"operationName\":\"Nightly\"}");

  @TempDir private Path folder;

  @Test
  void areGood() throws Exception {
    Path supergraph = folder.resolve("supergraph.graphql");
    try (InputStream in = getClass().getResourceAsStream("/small-supergraph.graphql")) {
      Files.write(supergraph, in.readAllBytes());
    }
    int port = freePort();
    try (StandInServer news = StandInServer.start().forgetful().answers(regions());
        StandInServer weather = StandInServer.start().forgetful().answers(skies());
        GatewayProcess gateway =
            GatewayProcess.start(
                folder,
                List.of("-Xmx256m", "-XX:ActiveProcessorCount=1"),
                "--supergraph=" + supergraph,
                "--port=" + port,
                "--ilmyeon.gateway.overload.enabled=true",
                "--ilmyeon.gateway.overload.background-operations=Nightly",
                "--ilmyeon.gateway.subgraphs.news.url=" + news.url("/graphql"),
                "--ilmyeon.gateway.subgraphs.weather.url=" + weather.url("/graphql"))) {
      await().atMost(Duration.ofMinutes(1)).until(() -> isReady(port) || !gateway.isAlive());
      Crowd.peak(port, PAGE, CLIENTS, WARM);
      double peak = Crowd.peak(port, PAGE, CLIENTS, PEAK);
      Crowd crowd = new Crowd(port, Map.of(Kind.FRONT_PAGE, PAGE, Kind.DASHBOARD, NIGHTLY));

      crowd.come(peak * TIMES, FRONT_PAGE, SECONDS);

      tell(peak, crowd.of(Kind.FRONT_PAGE), crowd.of(Kind.DASHBOARD));
      assertThat(gateway.isAlive()).isTrue();
    }
  }

  private static void tell(double peak, Fate page, Fate dashboard) {
    double good = (double) (page.good.get() + dashboard.good.get()) / SECONDS;
    System.out.printf(
        """
        peak %.0f/s; asked %.0f/s; answered in time %.0f/s, %.1f %% of the peak
        front page: %d asked, %.2f %% answered in time (p50 %.0f ms, p99 %.0f ms), %d refused
        dashboards: %d asked, %.2f %% answered in time, %d refused
        refusals: p50 %.1f ms, p99 %.1f ms, most %.1f ms
        """,
        peak,
        (double) (page.asked.get() + dashboard.asked.get()) / SECONDS,
        good,
        good / peak * 100,
        page.asked.get(),
        page.good.get() * 100.0 / page.asked.get(),
        Crowd.millis(page.answered, 50),
        Crowd.millis(page.answered, 99),
        page.refused.get(),
        dashboard.asked.get(),
        dashboard.good.get() * 100.0 / dashboard.asked.get(),
        dashboard.refused.get(),
        Crowd.millis(dashboard.refusedAfter, 50),
        Crowd.millis(dashboard.refusedAfter, 99),
        Crowd.millis(dashboard.refusedAfter, 100));
  }

  private static Answer regions() {
    return list("regions", "{\"__typename\":\"Region\",\"code\":\"R-%d\"}");
  }

  private static Answer skies() {
    return list("_entities", "{\"__typename\":\"Region\",\"sky\":\"구름 %d\"}");
  }

  private static Answer list(String field, String each) {
    return Answer.json(
        IntStream.range(0, REGIONS)
            .mapToObj(each::formatted)
            .collect(Collectors.joining(",", "{\"data\":{\"" + field + "\":[", "]}}")));
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
