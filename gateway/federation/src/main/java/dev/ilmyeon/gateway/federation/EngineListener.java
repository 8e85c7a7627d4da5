package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener;

/**
 * Hears what the engine does, for meters and logs. Called on the threads that do the work; must not
 * block or throw.
 */
public interface EngineListener extends FetchListener {

  /** Hears nothing. */
  EngineListener NONE = new EngineListener() {};

  @Override
  default void fetched(Fetched fetched) {}

  /** An operation was parsed, validated and planned, since its plan was not known. */
  default void planned(long nanos) {}

  /** An operation's plan was known. */
  default void planKnown() {}

  /**
   * A request asks for an operation that is valid; before anything is planned or fetched for it. Of
   * a subscription nothing is heard: who begins one knows by {@link FederationEngine#operation}.
   *
   * @param context the request's
   */
  default void asked(Object context, AskedOperation operation) {}

  /** What an operation is estimated to cost, before it runs; if that matters. */
  default void estimated(long cost) {}

  /** A request is refused; {@code code} is that of its first error. */
  default void refused(String code) {}

  /** What was under way already serves one more. */
  default void joined(Shared what) {}

  /**
   * An event of a subscription is over. It may seem to be over twice, if it is cancelled while it
   * ends: the first time counts.
   *
   * @param context the one that its fetches had
   */
  default void eventEnded(Object context, EventEnding ending) {}

  /** How it went with an event of a subscription. */
  enum EventEnding {
    OK,
    /** Its response has errors. */
    ERRORS,
    /** The engine failed. */
    FAILED,
    /** Nobody waits for its response any more. */
    CANCELLED
  }

  /** What several that ask the same at the same time may have in common. */
  enum Shared {
    /** A response to clients. */
    RESPONSE,
    /** A request to a subgraph. */
    SUBGRAPH_REQUEST
  }
}
