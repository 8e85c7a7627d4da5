package dev.ilmyeon.gateway.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.Http;
import dev.ilmyeon.gateway.server.fixture.LoggedErrors;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whatever a client sends, in good HTTP or in bytes of any kind, and whatever subgraphs say of it:
 * no 5xx, no crash, nothing of the inside in any answer. {@code -Dfuzz.requests=1000000
 * -Dfuzz.seed=7} for more and for others; a failure is told with its number, which is the same
 * again with the same seed ({@code -Dfuzz.first}), and as small as it could be made.
 */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RequestFuzzTests {

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_123);

  private static final long REQUESTS = Long.getLong("fuzz.requests", 20_000);

  private static final long FIRST = Long.getLong("fuzz.first", 0);

  private static final int CLIENTS = 8;

  private static final int ENOUGH = 10;

  /** One number in so many is a WebSocket. */
  private static final int SOCKETS = 10;

  private static final StandInServer SUBGRAPH =
      StandInServer.start().forgetful().answers(RequestFuzzTests::subgraph);
  private static final StandInServer MEDIA =
      StandInServer.start()
          .forgetful()
          .answers(Answer.raw("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n"));

  private static final List<Answer> SUBGRAPH_ANSWERS =
      List.of(
          Answer.json("{\"data\":{}}"),
          Answer.json("{\"data\":null}"),
          Answer.json(
              "{\"data\":{\"_entities\":[null],\"frontPage\":{\"containers\":[{\"cards\":[null]}]}}}"),
          Answer.json(
              "{\"data\":{\"articles\":{\"edges\":[{\"node\":{\"id\":1,\"title\":{}}}]},\"weatherStrip\":[]}}"),
          Answer.json("{\"errors\":[{\"message\":\"" + Verdict.SECRET + "\",\"path\":[\"x\"]}]}"),
          Answer.json(
              "{\"errors\":[{\"message\":\"%s\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\",\"stacktrace\":[\"%s\"]}}]}"
                  .formatted(Verdict.SECRET, Verdict.SECRET)),
          Answer.json("[]"),
          Answer.status(500),
          Answer.raw(
              "HTTP/1.1 502 X\r\nContent-Length: 3\r\nX-Where: " + Verdict.SECRET + "\r\n\r\n<p>"),
          Answer.garbage());

  @LocalServerPort private int port;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    properties.add("ilmyeon.gateway.supergraph", () -> "classpath:supergraph.graphql");
    for (String subgraph : List.of("articles", "weather", "media")) {
      properties.add(
          "ilmyeon.gateway.subgraphs.%s.url".formatted(subgraph), () -> SUBGRAPH.url("/graphql"));
    }
    properties.add("ilmyeon.gateway.subgraph-defaults.breaker.minimum-calls", () -> 100_000_000);
    properties.add("ilmyeon.gateway.routes.media.url", () -> MEDIA.url(""));
    properties.add("ilmyeon.gateway.http.expose-plans", () -> true);
    properties.add("ilmyeon.gateway.http.compression.codings", () -> "gzip");
  }

  @AfterAll
  static void close() {
    SUBGRAPH.close();
    MEDIA.close();
  }

  /** Always the same to the same request. */
  private static Answer subgraph(StandInServer.Request request) {
    int answer = Math.floorMod(request.body().hashCode(), SUBGRAPH_ANSWERS.size());
    return SUBGRAPH_ANSWERS.get(answer);
  }

  @Test
  void nothingSentBreaksOrOpensTheGateway() throws Exception {
    try (LoggedErrors errors = LoggedErrors.watch()) {
      AtomicLong numbers = new AtomicLong(FIRST);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CLIENTS; i++) {
          threads.submit(() -> askAll(numbers));
        }
      }

      assertThat(failures).as("seed %d", SEED).isEmpty();
      assertThat(errors.seen()).as("logged, seed %d", SEED).isEmpty();
    }
    assertThat(new Http(port).get("/readyz").statusCode()).isEqualTo(200);
    assertThat(new Http(port).graphQl("{ __typename }").body())
        .isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
  }

  private void askAll(AtomicLong numbers) {
    try (FuzzingClient client = new FuzzingClient(port)) {
      for (long number = numbers.getAndIncrement();
          number < FIRST + REQUESTS && failures.size() < ENOUGH;
          number = numbers.getAndIncrement()) {
        ask(number, client);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(long number, FuzzingClient client) {
    FuzzedRequest request =
        number % SOCKETS == 0 ? Sockets.number(number, SEED) : Requests.number(number, SEED);
    Optional<String> problem = problem(request, client);
    if (problem.isPresent()) {
      FuzzedRequest smallest =
          Shrinker.shrink(request, each -> problem(each, client).equals(problem));
      failures.add("%d: %s: %s".formatted(number, problem.get(), smallest.text()));
    }
  }

  private static Optional<String> problem(FuzzedRequest request, FuzzingClient client) {
    try {
      return Verdict.of(request, client.ask(request));
    } catch (IOException | RuntimeException e) {
      return Optional.of(e.toString());
    }
  }
}
