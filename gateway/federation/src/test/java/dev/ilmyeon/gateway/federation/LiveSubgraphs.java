package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import java.util.ArrayList;
import java.util.List;

/** Subgraphs whose events and answers a test gives. */
final class LiveSubgraphs implements SubgraphTransport, SubscriptionTransport {

  /** A fetch that waits for its answer. */
  record Fetch(SubgraphRequest request, Callback callback) {

    String body() {
      return new String(request.body(), UTF_8);
    }

    void answer(String json) {
      callback.answered(response(json));
    }
  }

  /** A subscription at a subgraph. */
  record Source(SubgraphRequest request, Receiver receiver) {

    String body() {
      return new String(request.body(), UTF_8);
    }

    void event(String json) {
      receiver.event(response(json));
    }
  }

  final List<Fetch> fetches = new ArrayList<>();
  final List<Source> sources = new ArrayList<>();
  int cancelled;
  int unsubscribed;

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    fetches.add(new Fetch(request, callback));
    return () -> cancelled++;
  }

  @Override
  public Runnable subscribe(SubgraphRequest request, Receiver receiver) {
    sources.add(new Source(request, receiver));
    return () -> unsubscribed++;
  }

  Source source() {
    return sources.getLast();
  }

  static SubgraphResponse response(String json) {
    return PooledAnswers.of(json.getBytes(UTF_8));
  }
}
