package dev.ilmyeon.gateway.server.overload;

import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

/**
 * Gives each event loop its line, and tells the limit four times a second how long work waits: on
 * the loop where it waits most.
 */
final class OverloadWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 250;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("overload-watch").factory());

  private final List<LoopDelay> delays;

  /** {@code rounds}: told of how long the loops' rounds last, while operations wait. */
  OverloadWatch(Overload overload, Iterable<EventExecutor> loops, LongConsumer rounds) {
    delays =
        StreamSupport.stream(loops.spliterator(), false)
            .map(loop -> queue(overload, loop, rounds))
            .toList();
    if (overload.isOn()) {
      timer.scheduleAtFixedRate(
          () -> overload.look(longest()), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static LoopDelay queue(Overload overload, EventExecutor loop, LongConsumer rounds) {
    WaitingLine line = WaitingLine.on(loop, rounds);
    loop.execute(() -> overload.queueHere(line));
    return LoopDelay.of(loop, line);
  }

  private long longest() {
    return delays.stream().mapToLong(LoopDelay::take).max().orElse(0);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    delays.forEach(LoopDelay::close);
  }
}
