package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.server.observation.Observation;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the engine's requests over HTTP, each subgraph behind guards of its own. Made for one
 * supergraph; the next one's shares the clients of the subgraphs that stay where they are.
 */
public final class HttpSubgraphTransport implements SubgraphTransport, AutoCloseable {

  private static final Runnable NOTHING = () -> {};

  private final Map<SubgraphName, SubgraphClient> clients;
  private final AtomicBoolean closed = new AtomicBoolean();

  HttpSubgraphTransport(Map<SubgraphName, SubgraphClient> clients) {
    this.clients = Map.copyOf(clients);
    this.clients.values().forEach(SubgraphClient::hold);
  }

  /** By name, those with a URL. */
  Map<SubgraphName, SubgraphClient> clients() {
    return clients;
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    SubgraphClient client = clients.get(request.subgraph());
    if (client == null) {
      callback.failed(new SubgraphFailure(Kind.UNREACHABLE, "no URL is known"));
      return NOTHING;
    }
    ClientCall call = (ClientCall) request.context();
    Observation.Fetch seen = call.seen().fetch(request, callback);
    return seen == null
        ? client.send(request, call, HeaderLines.NONE, callback)
        : client.send(request, call, trace(seen), seen);
  }

  private static HeaderLines trace(Observation.Fetch seen) {
    String parent = seen.traceParent();
    return parent == null
        ? HeaderLines.NONE
        : new HeaderLines.Builder().add("traceparent", parent).build();
  }

  /** Closes the connections that no other transport shares, those in use after their answers. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      clients.values().forEach(SubgraphClient::release);
    }
  }
}
