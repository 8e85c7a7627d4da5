package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.server.cache.Served;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An operation that all stages have let through: to be run once, in one of three ways, which are
 * those of {@link FederationEngine}. It may turn out to be a refusal that a GraphQL service answers
 * as it answers an invalid document ({@link GraphQlResponse.Outcome#REFUSED}).
 */
public interface AdmittedOperation {

  /** A query or mutation, answered in one piece. */
  Mono<Served> execute();

  /** Whether that is the way to run it for clients who take it so, since there may be a copy. */
  default boolean mayBeKept() {
    return false;
  }

  /** The same in parts, if it defers anything. */
  Flux<GraphQlPayload> executeIncrementally(IncrementalFormat format);

  /** An operation of any kind; a subscription has a response for each event. */
  Flux<GraphQlResponse> subscribe();

  /** Whether it is a subscription, which has only {@link #subscribe} to be run by. */
  default boolean subscribes() {
    return false;
  }

  /**
   * Instead of being run: there was room for it when it came, and is none now.
   *
   * @return the same refusal, in the operation's trace
   */
  default RefusedException refused(RefusedException refusal) {
    return refusal;
  }

  /** What HTTP says besides: how much the client has left. */
  default Map<String, String> headers() {
    return Map.of();
  }
}
