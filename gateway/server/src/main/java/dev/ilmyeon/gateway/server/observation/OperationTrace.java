package dev.ilmyeon.gateway.server.observation;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operation's part of a trace, or that of an event of a subscription. */
public interface OperationTrace {

  /** 32 hexadecimal digits. */
  String traceId();

  /** A request to a subgraph begins, or the opening of a subscription there. */
  Fetch fetch(SubgraphRequest request);

  /** What was asked for is known, now. */
  void asked(String kind, @Nullable String operation);

  /**
   * Begins a trace for each event of the subscription that it is. An event may come days later, and
   * be for many clients, so that it is no part of the trace of one.
   *
   * @return null if there is to be none
   */
  @Nullable Supplier<OperationTrace> events();

  /** It is over, now: a subscription, when it has begun. */
  void ended(Ending ending, String client, String requestId);

  /** A request's part. */
  interface Fetch {

    /** For the subgraph: the header of that name (W3C Trace Context). */
    String traceParent();

    /** It is over, now; {@code outcome} is {@code ok} or why there is no answer. */
    void ended(String outcome);
  }

  /** Begins traces. */
  interface Source {

    /** Where nobody takes them. */
    Source NONE = (_, _, _) -> null;

    /**
     * Begins with what a client says of its own part.
     *
     * @param arrived when the request did, by {@link System#nanoTime}
     * @return null for no trace
     */
    @Nullable OperationTrace begin(
        @Nullable String traceParent, @Nullable String traceState, long arrived);
  }
}
