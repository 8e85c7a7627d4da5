package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that are on their way at the same time share one answer if they are equal: the same
 * subgraph, body and context, compared whole. Only queries; a mutation is always sent.
 *
 * <p>The request is cancelled when all who share it have cancelled. Who comes after the answer is
 * there starts anew: nothing is remembered. So does who comes late: the request ends when the first
 * one's time does.
 */
public final class SharedRequests implements SubgraphTransport {

  private final SubgraphTransport transport;
  private final Flights<Key, Callback> flights;

  /** {@code joined}: hears of each request that was on its way already. */
  public SharedRequests(SubgraphTransport transport, Runnable joined) {
    this(transport, joined, System::nanoTime);
  }

  /** {@code nanoTime} as {@link System#nanoTime}. */
  SharedRequests(SubgraphTransport transport, Runnable joined, LongSupplier nanoTime) {
    this.transport = transport;
    this.flights = new Flights<>(joined, nanoTime);
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
    return flights.join(Key.of(request), callback, landing -> send(request, landing));
  }

  private Runnable send(SubgraphRequest request, Supplier<List<Callback>> landing) {
    Callback all = new All(landing);
    try {
      return transport.send(request, all);
    } catch (RuntimeException e) {
      all.failed(new SubgraphFailure(SubgraphFailure.Kind.UNREACHABLE, e.toString()));
      return () -> {};
    }
  }

  /** All who wait for a request. */
  private record All(Supplier<List<Callback>> landing) implements Callback {

    @Override
    public void answered(SubgraphResponse response) {
      List<Callback> waiting = landing.get();
      SubgraphResponse given = waiting.size() > 1 ? shared(response) : response;
      Flights.tell(waiting, each -> each.answered(given));
    }

    /** For several, of whom none knows when the others have done with it. */
    private static SubgraphResponse shared(SubgraphResponse response) {
      return new SubgraphResponse(
          response.status(),
          response.contentType(),
          response.body(),
          response.length(),
          false,
          response.cacheControl(),
          response.age());
    }

    @Override
    public void failed(SubgraphFailure failure) {
      Flights.tell(landing.get(), each -> each.failed(failure));
    }
  }
}
