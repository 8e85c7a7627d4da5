package dev.ilmyeon.media.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many wait in each queue and how long the oldest has, as of the last look; not a number before
 * the first. Every instance sees the same.
 */
final class QueueMetrics {

  private final QueueStore store;

  /** Read by whoever scrapes, so it is replaced, not changed. */
  private volatile Map<WaitingQueue, Waiting> seen = Map.of();

  QueueMetrics(QueueStore store, MeterRegistry meters) {
    this.store = store;
    for (WaitingQueue queue : WaitingQueue.values()) {
      gauge("ilmyeon.media.queue.depth", queue, Waiting::depth)
          .description("How many wait in a queue of the database")
          .register(meters);
      gauge("ilmyeon.media.queue.age", queue, Waiting::seconds)
          .description("How long the oldest of a queue of the database has waited")
          .baseUnit("seconds")
          .register(meters);
    }
  }

  /** Looks into all of them. */
  Mono<Void> look() {
    return Flux.fromArray(WaitingQueue.values())
        .concatMap(queue -> store.waiting(queue).map(waiting -> Map.entry(queue, waiting)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .doOnNext(all -> seen = all)
        .then();
  }

  private Gauge.Builder<QueueMetrics> gauge(
      String name, WaitingQueue queue, ToDoubleFunction<Waiting> value) {
    return Gauge.builder(
            name,
            this,
            metrics -> {
              Waiting waiting = metrics.seen.get(queue);
              return waiting == null ? Double.NaN : value.applyAsDouble(waiting);
            })
        .tag("queue", queue.table());
  }
}
