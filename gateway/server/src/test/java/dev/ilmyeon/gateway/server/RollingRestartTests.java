package dev.ilmyeon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Balancer;
import dev.ilmyeon.gateway.server.fixture.GatewayProcess;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways behind a balancer are restarted one after the other while clients ask all the time,
 * each its next question as soon as it has the answer, by POST, and never a second time: every
 * answer is there and right. In the build one of them is; with {@code -Drolling.requests=50000}
 * both in turn, until so many are answered.
 */
@Timeout(1800)
class RollingRestartTests {

  private static final long REQUESTS = Long.getLong("rolling.requests", 0);

  private static final int CLIENTS = 8;

  /** Between two restarts. */
  private static final int MEANWHILE = 200;

  private static final String ANSWER = "{\"data\":{\"title\":\"일면\"}}";

  @TempDir private Path folder;

  private final List<Integer> ports = List.of(freePort(), freePort());
  private final List<GatewayProcess> gateways = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void failsNobody() throws Exception {
    Path supergraph = folder.resolve("supergraph.graphql");
    try (InputStream in = getClass().getResourceAsStream("/small-supergraph.graphql")) {
      Files.write(supergraph, in.readAllBytes());
    }
    try (StandInServer news = StandInServer.start().forgetful().answers(Answer.json(ANSWER));
        Balancer balancer = Balancer.among(ports);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int port : ports) {
          gateways.add(start(supergraph, port, news));
        }
        untilReady(balancer, 2);
        for (int i = 0; i < CLIENTS; i++) {
          clients.submit(() -> ask(new Http(balancer.port())));
        }
        int restarts = 0;
        for (int i = 0; i == 0 || answers.get() < REQUESTS; i = (i + 1) % gateways.size()) {
          untilAnswered(answers.get() + MEANWHILE);
          gateways.get(i).terminate();
          assertThat(gateways.get(i).exitCode()).isEqualTo(143);
          gateways.set(i, start(supergraph, ports.get(i), news));
          untilReady(balancer, 2);
          untilAnswered(answers.get() + MEANWHILE);
          restarts++;
          if (REQUESTS == 0) {
            break;
          }
        }
        over.set(true);
        if (REQUESTS > 0) {
          System.out.printf(
              "%d answers, %d restarts, %d failures%n", answers.get(), restarts, failures.size());
        }
      } finally {
        over.set(true);
        gateways.forEach(GatewayProcess::close);
      }
    }
    assertThat(failures).isEmpty();
  }

  private GatewayProcess start(Path supergraph, int port, StandInServer news) throws IOException {
    return GatewayProcess.start(
        folder,
        "--supergraph=" + supergraph,
        "--port=" + port,
        "--ilmyeon.gateway.connections.drain=2s",
        "--ilmyeon.gateway.subgraphs.news.url=" + news.url("/graphql"),
        "--ilmyeon.gateway.subgraphs.news.read-timeout=60s",
        "--ilmyeon.gateway.http.deadline=60s");
  }

  private void untilReady(Balancer balancer, int many) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          assertThat(gateways).allMatch(GatewayProcess::isAlive);
          return balancer.ready() == many;
        });
  }

  private void untilAnswered(long count) {
    await().atMost(Duration.ofMinutes(2)).until(() -> answers.get() >= count);
  }

  private void ask(Http http) {
    while (!over.get()) {
      try {
        HttpResponse<String> response = http.graphQl("{ title }");
        if (response.statusCode() != 200 || !response.body().equals(ANSWER)) {
          failures.add(response.statusCode() + " " + response.body());
        }
      } catch (RuntimeException e) {
        if (!over.get()) {
          failures.add(e.toString());
        }
      }
      answers.incrementAndGet();
    }
  }
}
