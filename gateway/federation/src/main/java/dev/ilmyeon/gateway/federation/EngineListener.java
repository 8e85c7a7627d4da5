package dev.ilmyeon.gateway.federation;

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
}
