package dev.ilmyeon.gateway.federation.execute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.ArrayList;
import java.util.List;

/** Keeps requests until a test answers them. */
final class FakeSubgraphs implements SubgraphTransport {

  /** A request that waits for its answer. */
  record Waiting(SubgraphRequest request, Callback callback) {

    String body() {
      return new String(request.body(), UTF_8);
    }

    void answer(String json) {
      byte[] bytes = json.getBytes(UTF_8);
      callback.answered(new SubgraphResponse(200, "application/json", bytes, bytes.length));
    }

    void fail(SubgraphFailure.Kind kind) {
      callback.failed(new SubgraphFailure(kind, "10.0.0.1:8081 refused"));
    }
  }

  final List<Waiting> waiting = new ArrayList<>();
  final List<String> bodies = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    Waiting one = new Waiting(request, callback);
    waiting.add(one);
    bodies.add(one.body());
    return () -> cancelled.add(request.subgraph().value());
  }

  /** Takes the oldest waiting request to a subgraph. */
  Waiting next(String subgraph) {
    for (Waiting each : waiting) {
      if (each.request().subgraph().value().equals(subgraph)) {
        waiting.remove(each);
        return each;
      }
    }
    throw new AssertionError("No request to " + subgraph + " among " + waiting);
  }
}
