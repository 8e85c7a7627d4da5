package dev.ilmyeon.platform.subgraph.deadline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * When an answer is of no use any more. It travels in the Reactor context of all that is done for
 * that answer.
 *
 * @param due by {@link System#nanoTime}
 */
public record Deadline(long due) {

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Null for whoever has all the time there is. */
  public static @Nullable Deadline of(ContextView context) {
    return context.getOrDefault(Deadline.class, null);
  }

  public Context writeTo(Context context) {
    return context.put(Deadline.class, this);
  }

  /** Not negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
  }
}
