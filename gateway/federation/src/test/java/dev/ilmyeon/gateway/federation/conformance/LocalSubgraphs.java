package dev.ilmyeon.gateway.federation.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Subgraphs in this JVM, asked and subscribed at without HTTP; some of them are down. */
final class LocalSubgraphs implements SubgraphTransport, SubscriptionTransport {

  private static final SubgraphFailure DOWN = new SubgraphFailure(Kind.UNREACHABLE, "10.0.0.1");

  private final Map<String, GraphQL> subgraphs;
  private final Set<String> down;

  /** How often each was asked. */
  final Map<String, Integer> requests = new TreeMap<>();

  LocalSubgraphs(Map<String, GraphQL> subgraphs, Set<String> down) {
    this.subgraphs = subgraphs;
    this.down = down;
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    if (count(request)) {
      callback.answered(response(execute(request)));
    } else {
      callback.failed(DOWN);
    }
    return () -> {};
  }

  @Override
  public Runnable subscribe(SubgraphRequest request, Receiver receiver) {
    if (!count(request)) {
      receiver.failed(DOWN);
      return () -> {};
    }
    return events(execute(request))
            .subscribe(
                event -> receiver.event(response(event)),
                failure ->
                    receiver.failed(new SubgraphFailure(Kind.UNREACHABLE, failure.toString())),
                receiver::completed)
        ::dispose;
  }

  private boolean count(SubgraphRequest request) {
    requests.merge(request.subgraph().value(), 1, Integer::sum);
    return !down.contains(request.subgraph().value());
  }

  private ExecutionResult execute(SubgraphRequest request) {
    Map<String, Object> asked = JavaJson.object(JsonReader.read(request.body(), 64));
    return subgraphs
        .get(request.subgraph().value())
        .execute(
            ExecutionInput.newExecutionInput()
                .query(String.valueOf(asked.get("query")))
                .variables(JavaJson.asMap(asked.get("variables")))
                .build());
  }

  /** Those that were asked for, or that they cannot be had. */
  private static Flux<ExecutionResult> events(ExecutionResult source) {
    Publisher<ExecutionResult> published = source.getData();
    return published == null ? Flux.just(source) : Flux.from(published);
  }

  private static SubgraphResponse response(ExecutionResult result) {
    JsonWriter json = new JsonWriter(1024);
    json.any(result.toSpecification());
    return PooledAnswers.of(json.toByteArray());
  }

  /** As JSON has it. */
  String counts() {
    JsonWriter json = new JsonWriter(64);
    json.any(requests);
    return new String(json.toByteArray(), UTF_8);
  }
}
