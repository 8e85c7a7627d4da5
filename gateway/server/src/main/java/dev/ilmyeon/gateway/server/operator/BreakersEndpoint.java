package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.guard.Guards;
import dev.ilmyeon.gateway.server.guard.Guards.Guard;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/breakers}: what the circuit breakers have seen. {@code POST
 * /actuator/breakers/NAME} with {@code {"state": "open"}} keeps a subgraph or route from being
 * asked until {@code {"state": "closed"}}, which also makes a breaker forget what it has seen.
 */
@Endpoint(id = "breakers")
final class BreakersEndpoint {

  private final Guards guards;

  BreakersEndpoint(Guards guards) {
    this.guards = guards;
  }

  /** What is wanted of one. */
  enum Wanted {
    OPEN,
    CLOSED
  }

  /**
   * What one has seen.
   *
   * @param failureRate percent of the calls in its window; -1 while there are too few
   * @param slowRate likewise
   * @param calls in its window
   * @param concurrent now
   */
  record Breaker(
      CircuitBreaker.State state,
      float failureRate,
      float slowRate,
      int calls,
      long refused,
      int concurrent,
      int maxConcurrent) {

    static Breaker of(Guard guard) {
      CircuitBreaker.Metrics seen = guard.breaker().getMetrics();
      int most = guard.bulkhead().getMetrics().getMaxAllowedConcurrentCalls();
      return new Breaker(
          guard.breaker().getState(),
          seen.getFailureRate(),
          seen.getSlowCallRate(),
          seen.getNumberOfBufferedCalls(),
          seen.getNumberOfNotPermittedCalls(),
          most - guard.bulkhead().getMetrics().getAvailableConcurrentCalls(),
          most);
    }
  }

  @ReadOperation
  SortedMap<String, Breaker> breakers() {
    SortedMap<String, Breaker> breakers = new TreeMap<>();
    guards.shown().forEach((name, guard) -> breakers.put(name, Breaker.of(guard)));
    return breakers;
  }

  @WriteOperation
  WebEndpointResponse<Breaker> set(@Selector String name, Wanted state) {
    Guard guard = guards.shown().get(name);
    if (guard == null) {
      return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
    switch (state) {
      case OPEN -> guard.breaker().transitionToForcedOpenState();
      case CLOSED -> guard.breaker().reset();
    }
    return new WebEndpointResponse<>(Breaker.of(guard));
  }
}
