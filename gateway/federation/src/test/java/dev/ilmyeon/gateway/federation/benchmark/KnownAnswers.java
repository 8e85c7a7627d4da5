package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.conformance.DataServers;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way to the subgraphs without a way: answers at once, on the same thread, what it knows by heart
 * after the first time.
 */
final class KnownAnswers implements SubgraphTransport {

  private static final int ARRAY_HEADER = 16;

  private final DataServers servers;
  private final Map<ByteBuffer, byte[]> known = new HashMap<>();
  private final Map<String, Integer> requests = new TreeMap<>();

  private long handedOver;

  KnownAnswers(DataServers servers) {
    this.servers = servers;
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    String subgraph = request.subgraph().value();
    requests.merge(subgraph, 1, Integer::sum);
    byte[] answer =
        known.computeIfAbsent(
            ByteBuffer.wrap(request.body()), _ -> servers.answer(subgraph, request.body()));
    // The engine may do with it what it likes.
    byte[] body = answer.clone();
    handedOver += body.length + ARRAY_HEADER;
    callback.answered(new SubgraphResponse(200, null, body, body.length));
    return () -> {};
  }

  /** Requests to each subgraph until now. */
  Map<String, Integer> requests() {
    return Map.copyOf(requests);
  }

  /** Bytes of answers that were allocated here until now. */
  long handedOver() {
    return handedOver;
  }

  /** The longest answer that was ever given. */
  byte[] longest() {
    return known.values().stream()
        .max((one, other) -> Integer.compare(one.length, other.length))
        .orElseThrow()
        .clone();
  }
}
