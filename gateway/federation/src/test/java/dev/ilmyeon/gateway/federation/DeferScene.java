package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.Disposable;

/** Subgraphs that answer a client who takes a response in parts when the test tells them to. */
abstract class DeferScene {

  static final String PICTURES =
      "{ front { title lead { headline ... @defer(label: \"pictures\") { image { alt } } } } }";

  static final String LEAD =
      "{\"data\":{\"front\":{\"title\":\"P\",\"lead\":"
          + "{\"headline\":\"H\",\"id\":\"1\",\"image\":{\"id\":\"11\"}}}}}";

  final List<Asked> asked = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  final List<String> payloads = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final List<Object> end = new ArrayList<>();
  FederationEngine engine;

  record Asked(String subgraph, String body, SubgraphTransport.Callback callback) {}

  @BeforeEach
  void start() throws IOException {
    Path sdl = Path.of("src/test/resources/conformance/defer/supergraph.graphql");
    engine = new FederationEngine(Supergraph.read(Files.readString(sdl)), this::send);
  }

  Runnable send(SubgraphRequest request, SubgraphTransport.Callback callback) {
    String subgraph = request.subgraph().value();
    asked.add(new Asked(subgraph, new String(request.body(), UTF_8), callback));
    return () -> cancelled.add(subgraph);
  }

  Asked take(String subgraph) {
    for (Asked each : asked) {
      if (each.subgraph().equals(subgraph)) {
        asked.remove(each);
        return each;
      }
    }
    throw new AssertionError("No request to " + subgraph + " among " + asked);
  }

  void answer(String subgraph, String json) {
    take(subgraph).callback().answered(PooledAnswers.of(json.getBytes(UTF_8)));
  }

  void entities(String subgraph, String... entities) {
    answer(subgraph, "{\"data\":{\"_entities\":[" + String.join(",", entities) + "]}}");
  }

  Disposable ask(String query) {
    return ask(GraphQlRequest.of(query), IncrementalFormat.DEFER_2022_08_24);
  }

  Disposable ask(GraphQlRequest request, IncrementalFormat format) {
    return engine
        .executeIncrementally(request, format)
        .subscribe(
            payload -> {
              payloads.add(payload.text());
              outcomes.add(payload.outcome());
            },
            end::add,
            () -> end.add("complete"));
  }

  /** The next payload. */
  @Nullable String payload() {
    return payloads.isEmpty() ? null : payloads.removeFirst();
  }
}
