package dev.ilmyeon.gateway.server.supergraph;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the supergraph's file again and again, on a thread of its own. */
final class SupergraphWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SupergraphWatch.class);

  private final ServedSupergraph supergraph;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("supergraph-watch").daemon().factory());

  SupergraphWatch(ServedSupergraph supergraph, Duration interval) {
    this.supergraph = supergraph;
    if (interval.isPositive()) {
      long nanos = interval.toNanos();
      timer.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** An exception would end the watch. */
  private void look() {
    try {
      supergraph.refresh();
    } catch (RuntimeException e) {
      log.error("The supergraph could not be looked at", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
