package dev.ilmyeon.gateway.server.supergraph;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the supergraph's place again and again, on a thread of its own. As long as it can't be
 * reached the pauses double, up to a limit; all are a little longer or shorter by chance, so that
 * many gateways do not ask at once.
 */
final class SupergraphWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SupergraphWatch.class);

  private final Supplier<Look> look;
  private final Duration pause;
  private final Duration maxPause;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("supergraph-watch").daemon().factory());

  /**
   * @param pause between looks; zero for none at all
   * @param maxPause after failures
   */
  SupergraphWatch(Supplier<Look> look, Duration pause, Duration maxPause) {
    this.look = look;
    this.pause = pause;
    this.maxPause = maxPause;
    if (pause.isPositive()) {
      schedule(pause);
    }
  }

  private void schedule(Duration next) {
    double chance = 0.9 + ThreadLocalRandom.current().nextDouble() / 5;
    try {
      timer.schedule(
          () -> schedule(after(look(), next)),
          (long) (next.toNanos() * chance),
          TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      log.debug("Closed");
    }
  }

  /** An exception would end the watch. */
  private Look look() {
    try {
      return look.get();
    } catch (RuntimeException e) {
      log.error("The supergraph could not be looked at", e);
      return Look.UNREACHABLE;
    }
  }

  /** How long to wait after such a look, which {@code before} was waited for. */
  Duration after(Look outcome, Duration before) {
    if (outcome != Look.UNREACHABLE) {
      return pause;
    }
    Duration doubled = before.multipliedBy(2);
    return doubled.compareTo(maxPause) < 0 ? doubled : longer(maxPause, pause);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
