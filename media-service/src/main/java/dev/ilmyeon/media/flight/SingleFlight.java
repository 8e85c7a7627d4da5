package dev.ilmyeon.media.flight;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/**
 * Lets those who ask for the same thing at the same time share one piece of work. Who comes after
 * it has ended, well or badly, starts it anew.
 */
public final class SingleFlight<K, V> {

  private final ConcurrentMap<K, Mono<V>> flights = new ConcurrentHashMap<>();

  /** The outcome of the work under way for this key, or else of {@code work}. */
  public Mono<V> join(K key, Mono<V> work) {
    return Mono.defer(() -> flights.computeIfAbsent(key, k -> start(k, work)));
  }

  /** How many pieces of work are under way. */
  public int size() {
    return flights.size();
  }

  /** Once begun it goes on although everyone who waited has left; over before anyone is told. */
  private Mono<V> start(K key, Mono<V> work) {
    return work.materialize().doOnNext(end -> flights.remove(key)).<V>dematerialize().cache();
  }
}
