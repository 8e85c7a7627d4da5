package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that are on their way at the same time share one answer if they are equal: the same
 * subgraph, body and context, compared whole. Only queries; a mutation is always sent.
 *
 * <p>The request is cancelled when all who share it have cancelled. Who comes after the answer is
 * there starts anew: nothing is remembered.
 */
public final class SharedRequests implements SubgraphTransport {

  private final SubgraphTransport transport;
  private final Map<Key, Flight> flights = new ConcurrentHashMap<>();

  public SharedRequests(SubgraphTransport transport) {
    this.transport = transport;
  }

  /** Equal by content; the hash is computed once. */
  private record Key(SubgraphName subgraph, byte[] body, Object context, int hash) {

    static Key of(SubgraphRequest request) {
      int hash = Arrays.hashCode(request.body());
      hash = hash * 31 + request.context().hashCode();
      return new Key(
          request.subgraph(),
          request.body(),
          request.context(),
          hash * 31 + request.subgraph().hashCode());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && hash == key.hash
          && subgraph.equals(key.subgraph)
          && Arrays.equals(body, key.body)
          && context.equals(key.context);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    if (request.kind() != OperationKind.QUERY) {
      return transport.send(request, callback);
    }
    Key key = Key.of(request);
    while (true) {
      Flight flight = flights.computeIfAbsent(key, Flight::new);
      Runnable cancel = flight.join(request, callback);
      if (cancel != null) {
        return cancel;
      }
      flights.remove(key, flight);
    }
  }

  /** One request and those who wait for it. */
  private final class Flight implements Callback {

    private final Key key;
    private final List<Callback> waiting = new ArrayList<>();
    private boolean sent;
    private boolean over;
    private @Nullable Runnable cancel;

    Flight(Key key) {
      this.key = key;
    }

    /** Null if it is too late to join. */
    @Nullable Runnable join(SubgraphRequest request, Callback callback) {
      boolean first;
      synchronized (this) {
        if (over) {
          return null;
        }
        waiting.add(callback);
        first = !sent;
        sent = true;
      }
      if (first) {
        started(send(request));
      }
      return () -> leave(callback);
    }

    private Runnable send(SubgraphRequest request) {
      try {
        return transport.send(request, this);
      } catch (RuntimeException e) {
        failed(new SubgraphFailure(SubgraphFailure.Kind.UNREACHABLE, e.toString()));
        return () -> {};
      }
    }

    private void started(Runnable running) {
      boolean unwanted;
      synchronized (this) {
        cancel = running;
        unwanted = waiting.isEmpty();
      }
      if (unwanted) {
        running.run();
      }
    }

    private void leave(Callback callback) {
      Runnable running = null;
      synchronized (this) {
        if (waiting.remove(callback) && waiting.isEmpty() && !over) {
          over = true;
          running = cancel;
        }
      }
      if (running != null) {
        running.run();
      }
      if (isOver()) {
        flights.remove(key, this);
      }
    }

    private synchronized boolean isOver() {
      return over;
    }

    @Override
    public void answered(SubgraphResponse response) {
      List<Callback> all = land();
      SubgraphResponse given = all.size() > 1 ? response.shared() : response;
      tell(all, each -> each.answered(given));
    }

    @Override
    public void failed(SubgraphFailure failure) {
      tell(land(), each -> each.failed(failure));
    }

    /** Who waited; nobody joins any more. */
    private List<Callback> land() {
      List<Callback> all;
      synchronized (this) {
        over = true;
        all = List.copyOf(waiting);
        waiting.clear();
      }
      flights.remove(key, this);
      return all;
    }

    /** Each, also if another throws; then so does this. */
    private static void tell(List<Callback> all, Consumer<Callback> news) {
      RuntimeException thrown = null;
      for (Callback each : all) {
        try {
          news.accept(each);
        } catch (RuntimeException e) {
          thrown = e;
        }
      }
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
