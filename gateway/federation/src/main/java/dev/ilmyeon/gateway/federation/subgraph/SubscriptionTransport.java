package dev.ilmyeon.gateway.federation.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;

/**
 * The way to what subgraphs have to tell by and by. One method, called from any thread; it must not
 * block. Reconnecting, heartbeats and protocols live behind it.
 */
public interface SubscriptionTransport {

  /** For who has no subscriptions. */
  SubscriptionTransport NONE =
      (_, receiver) -> {
        receiver.failed(new SubgraphFailure(Kind.UNREACHABLE, "no way for subscriptions"));
        return () -> {};
      };

  /**
   * Subscribes at a subgraph.
   *
   * @param request its body is that of a POST ({@code query}, {@code variables})
   * @return unsubscribes; what comes after that is not heard, and need not come. Does nothing after
   *     the end
   */
  Runnable subscribe(SubgraphRequest request, Receiver receiver);

  /**
   * Where events go, one after another, on any thread. It takes all that come and never asks to
   * wait: if too many wait for the client, the engine unsubscribes.
   */
  interface Receiver {

    /** A GraphQL response, {@code data} and {@code errors}. */
    void event(SubgraphResponse event);

    /** There are no more events. */
    void completed();

    /** There are no more events, which should not be. */
    void failed(SubgraphFailure failure);
  }
}
