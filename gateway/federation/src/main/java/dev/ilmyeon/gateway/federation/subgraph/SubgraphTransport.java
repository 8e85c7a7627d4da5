package dev.ilmyeon.gateway.federation.subgraph;

/**
 * The way to the subgraphs. One method, called from any thread; it must not block. Time-outs,
 * circuit breakers, retries and connection pools live behind it.
 */
public interface SubgraphTransport {

  /**
   * Sends a request and answers exactly once, on any thread, also when cancelled late.
   *
   * @return cancels the request; does nothing after the answer
   */
  Runnable send(SubgraphRequest request, Callback callback);

  /** Where the one answer goes. */
  interface Callback {
    void answered(SubgraphResponse response);

    void failed(SubgraphFailure failure);
  }
}
