package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Keeps requests back, and lets them go one by one in any order. */
final class ShuffledTransport implements SubgraphTransport {

  private final SubgraphTransport transport;
  private final Random random;
  private final List<Runnable> waiting = new ArrayList<>();

  ShuffledTransport(SubgraphTransport transport, long seed) {
    this.transport = transport;
    this.random = new Random(seed);
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    Runnable sending = () -> transport.send(request, callback);
    waiting.add(sending);
    return () -> waiting.remove(sending);
  }

  /** Until none is left. */
  void letGo() {
    while (!waiting.isEmpty()) {
      waiting.remove(random.nextInt(waiting.size())).run();
    }
  }
}
