package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is planned once, and what is forgotten. */
class RememberedOperationTests {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** {@code hello0} to {@code hello39}. */
  private static final String FORTY_FIELDS =
      IntStream.range(0, 40).mapToObj(i -> "hello" + i).collect(Collectors.joining(" "));

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger planned = new AtomicInteger();
  private final AtomicInteger known = new AtomicInteger();

  private final SubgraphTransport transport =
      (request, callback) -> {
        bodies.add(new String(request.body(), UTF_8));
        callback.answered(
            PooledAnswers.of("{\"data\":{\"hello\":\"h\",\"bye\":\"b\"}}".getBytes(UTF_8)));
        return () -> {};
      };

  private final EngineListener listener =
      new EngineListener() {
        @Override
        public void planned(long nanos) {
          planned.incrementAndGet();
        }

        @Override
        public void planKnown() {
          known.incrementAndGet();
        }
      };

  private FederationEngine engine(EngineOptions options) {
    String fields = FORTY_FIELDS.replaceAll("\\w+", "$0: String");
    return new FederationEngine(
        Supergraph.read(
            FederationEngineTests.supergraph("hello: String bye: String self: Query " + fields)),
        transport,
        options,
        listener);
  }

  private static String execute(FederationEngine engine, GraphQlRequest request) {
    GraphQlResponse response = engine.execute(request).block(DEADLINE);
    assertThat(response).isNotNull();
    return response.text();
  }

  private static JsonObject json(String text) {
    return (JsonObject) JsonReader.read(text, 20);
  }

  /** How many of a number of documents are known when they are asked for again. */
  private int knownAgain(FederationEngine engine, List<String> documents) {
    documents.forEach(each -> execute(engine, GraphQlRequest.of(each)));
    known.set(0);
    documents.forEach(each -> execute(engine, GraphQlRequest.of(each)));
    return known.get();
  }

  @Test
  void isPlannedOnceForEachOutcomeOfItsConditions() {
    FederationEngine engine = engine(EngineOptions.DEFAULT);
    GraphQlRequest request =
        GraphQlRequest.of("query($y: Boolean!) { hello bye @include(if: $y) }");
    GraphQlRequest yes = request.withVariables(json("{\"y\":true}"));
    GraphQlRequest no = request.withVariables(json("{\"y\":false}"));
    assertThat(execute(engine, yes)).contains("bye");
    assertThat(execute(engine, no)).doesNotContain("bye");
    execute(engine, yes);
    execute(engine, no);
    assertThat(planned).hasValue(2);
    assertThat(known).hasValue(2);
    assertThat(bodies.get(1)).doesNotContain("bye");
  }

  @Test
  void isPlannedOnceForAllWhoAskAtTheSameTime() throws Exception {
    FederationEngine engine = engine(EngineOptions.DEFAULT);
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> responses = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        responses.add(
            threads.submit(() -> {
              start.await();
              return execute(engine, GraphQlRequest.of("{ a: hello b: bye c: hello }"));
            }));
      }
      start.countDown();
      for (Future<String> response : responses) {
        assertThat(response.get()).isEqualTo("{\"data\":{\"a\":null,\"b\":null,\"c\":null}}");
      }
    }
    assertThat(planned).hasValue(1);
  }

  @Test
  void countsAsItsTextAtLeast() {
    FederationEngine engine = engine(EngineOptions.DEFAULT.withCaches(10_000, 1_000));
    List<String> longOnes =
        IntStream.range(0, 100).mapToObj(i -> "{ hello }" + " ".repeat(1_000 + i)).toList();

    assertThat(knownAgain(engine, longOnes)).isLessThanOrEqualTo(10);
    assertThat(planned.get() + known.get()).isEqualTo(200);
  }

  @Test
  void countsAsTheTextThatFragmentsSpare() {
    FederationEngine engine = engine(EngineOptions.DEFAULT.withCaches(60_000, 1_000));
    String spreads =
        IntStream.range(0, 15)
            .mapToObj(i -> "a" + i + ": self { ...F } ")
            .collect(Collectors.joining());
    List<String> shortOnes =
        IntStream.range(0, 20)
            .mapToObj(i ->
                "query Q%d { %s } fragment F on Query { %s }".formatted(i, spreads, FORTY_FIELDS))
            .toList();

    assertThat(shortOnes.getFirst()).hasSizeLessThan(700);
    assertThat(knownAgain(engine, shortOnes)).isLessThanOrEqualTo(10);
  }

  @Test
  void isNotForgottenWhileThereIsRoom() {
    FederationEngine engine = engine(EngineOptions.DEFAULT.withCaches(60_000, 1_000));
    List<String> shortOnes =
        IntStream.range(0, 500).mapToObj(i -> "query Q%d { hello }".formatted(i)).toList();

    assertThat(knownAgain(engine, shortOnes)).isEqualTo(500);
  }
}
