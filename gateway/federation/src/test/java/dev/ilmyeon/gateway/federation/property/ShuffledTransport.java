package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A world's subgraphs in this thread, answering in any order. */
final class ShuffledTransport implements SubgraphTransport {

  private final Map<String, WorldSubgraph> subgraphs = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Runnable> pending = new ArrayList<>();
  private Session session = new Session(java.util.Set.of(), Faults.NONE);
  private Random random = new Random(0);
  private int requests;

  ShuffledTransport(World world) {
    for (int i = 0; i < world.model().subgraphs(); i++) {
      subgraphs.put(Model.subgraph(i), new WorldSubgraph(world, i));
      numbers.put(Model.subgraph(i), i);
    }
  }

  void begin(Session next, long seed) {
    session = next;
    random = new Random(seed);
    requests = 0;
    pending.clear();
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    requests++;
    pending.add(() -> answer(request, callback));
    return () -> {};
  }

  private void answer(SubgraphRequest request, Callback callback) {
    String name = request.subgraph().value();
    int number = numbers.get(name);
    if (session.faults().isDown(number)) {
      callback.failed(new SubgraphFailure(SubgraphFailure.Kind.UNREACHABLE, "down"));
      return;
    }
    String garbage = session.faults().garbage(number);
    byte[] body =
        garbage == null
            ? subgraphs.get(name).answer(request.body(), session)
            : garbage.getBytes(StandardCharsets.UTF_8);
    callback.answered(PooledAnswers.of(body));
  }

  /** Until all is answered, and so is all that is then asked. */
  void run() {
    while (!pending.isEmpty()) {
      pending.remove(random.nextInt(pending.size())).run();
    }
  }

  /** How many requests there were. */
  int requests() {
    return requests;
  }
}
