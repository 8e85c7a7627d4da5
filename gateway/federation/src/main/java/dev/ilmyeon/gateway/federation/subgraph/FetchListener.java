package dev.ilmyeon.gateway.federation.subgraph;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import org.jspecify.annotations.Nullable;

/** Is told of each request to a subgraph, on the thread that went on with it; must not block. */
public interface FetchListener {

  /** Hears nothing. */
  FetchListener NONE = _ -> {};

  void fetched(Fetched fetched);

  /**
   * A subgraph reported an error of whose message the client is told something else, or nothing.
   */
  default void withheld(Withheld error) {}

  /**
   * How a request went. An event of a subscription is told like the answer to a request that took
   * no time; its failure, which ends it, too.
   *
   * @param nanos from sending to answer
   * @param errors how many GraphQL errors the answer had
   * @param failure why there was no usable answer; null if there was one
   */
  record Fetched(
      SubgraphName subgraph,
      OperationKind kind,
      long nanos,
      int errors,
      @Nullable SubgraphFailure failure) {}

  /**
   * A subgraph's error for the log, not for the client.
   *
   * @param code null if the subgraph gave none
   */
  record Withheld(SubgraphName subgraph, @Nullable String code, String message) {}
}
