package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Runs a plan for one request: a fetch starts as soon as the fetches that it depends on are merged,
 * whatever others are still on their way.
 *
 * <p>Answers come on any thread, several at once. What they bring is parsed there; all else happens
 * in {@link #drain}, which one thread at a time is in: whoever finds it empty works for the others
 * too, who only leave their answer in the queue. So nothing is locked, nothing blocks, and a
 * transport that answers before {@code send} returns does no harm.
 */
public final class PlanRun {

  /** Where the result goes, once, unless the run is cancelled. */
  public interface Listener {

    /**
     * A subgraph has answered.
     *
     * @param cacheControl what it says of keeping that; null if nothing
     * @param age for how many seconds that was kept already
     */
    default void answered(@Nullable String cacheControl, int age) {}

    /** All is merged, of a response that comes whole; the listener's to release. */
    void finished(MergedResponse merged, ResponseErrors errors);

    /**
     * Of a response that comes in parts some are merged. Each is told of once, after those that it
     * is inside of; the first is part 0.
     *
     * @param parts their numbers, with what went wrong with them
     * @return whether anything else is of use; if not, the merged response may be released
     */
    default boolean merged(MergedResponse merged, SortedMap<Integer, ResponseErrors> parts) {
      throw new UnsupportedOperationException("Does not take a response in parts");
    }

    /** The engine failed; a bug. */
    void broke(Throwable cause);
  }

  /**
   * What a run works with.
   *
   * @param variables coerced
   * @param context for the transport
   * @param errorLimit how many errors are of use
   * @param messages what clients are told of subgraphs' own messages
   * @param patience how long objects that are known wait at least for others that are to be asked
   *     for in the same request
   */
  public record Environment(
      SubgraphTransport transport,
      FetchListener fetchListener,
      JsonObject variables,
      Object context,
      int errorLimit,
      SubgraphMessages messages,
      Duration patience) {

    Environment with(SubgraphTransport other) {
      return new Environment(
          other, fetchListener, variables, context, errorLimit, messages, patience);
    }
  }

  private final ExecutablePlan plan;
  private final Environment environment;
  private final Listener listener;
  private final Fetches fetches;

  private final Queue<FetchRequest> answered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger work = new AtomicInteger();
  private volatile boolean cancelled;

  private final long startedAt = System.nanoTime();

  /** The timer, if one runs, after which nobody waits any longer who need not. */
  private @Nullable Disposable waiting;

  private volatile boolean waitedLongEnough;
  private boolean over;

  private PlanRun(ExecutablePlan plan, Environment environment, Listener listener) {
    this.plan = plan;
    this.environment = environment;
    this.listener = listener;
    this.fetches = new Fetches(plan, environment, this::settled);
  }

  /**
   * Starts a plan.
   *
   * @param ownData an object of values at the root that the engine itself answers, or null
   * @return cancels what is still on its way; the listener will hear nothing any more
   */
  public static Runnable start(
      ExecutablePlan plan, Environment environment, @Nullable JsonTape ownData, Listener listener) {
    PlanRun run = new PlanRun(plan, environment, listener);
    if (ownData != null) {
      run.fetches.mergeOwn(ownData);
    }
    run.drain();
    return run::cancel;
  }

  private void cancel() {
    cancelled = true;
    drain();
  }

  private void settled(FetchRequest request) {
    answered.add(request);
    drain();
  }

  private void drain() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      try {
        step();
      } catch (Throwable e) {
        end();
        fetches.cancel();
        listener.broke(e);
      }
      seen = work.addAndGet(-seen);
    } while (seen != 0);
  }

  /** All that can be done now. */
  private void step() {
    if (over) {
      return;
    }
    if (cancelled) {
      end();
      fetches.cancel();
      return;
    }
    if (waitedLongEnough) {
      waitedLongEnough = false;
      waiting = null;
      fetches.beginKnown();
    }
    fetches.beginReady();
    for (FetchRequest next = answered.poll(); next != null; next = answered.poll()) {
      listener.answered(next.cacheControl, next.age);
      fetches.merge(next);
      fetches.beginReady();
    }
    if (plan.isDivisible() && waiting == null && fetches.knowsSomeOfWhatWaits()) {
      waitForTheRest();
    }
    List<Integer> parts = fetches.progress().merged();
    if (!parts.isEmpty()) {
      tell(parts);
    }
  }

  /** Something could be asked for, but waits for what shares its request; not for ever. */
  private void waitForTheRest() {
    long soFar = System.nanoTime() - startedAt;
    long longer = Math.max(environment.patience().toNanos(), 2 * soFar);
    waiting = Schedulers.parallel().schedule(this::waited, longer, TimeUnit.NANOSECONDS);
  }

  private void waited() {
    waitedLongEnough = true;
    drain();
  }

  /** Nothing happens any more; a timer that still ran would hold all of this for as long. */
  private void end() {
    over = true;
    if (waiting != null) {
      waiting.dispose();
      waiting = null;
    }
  }

  private void tell(List<Integer> parts) {
    if (plan.parts().size() == 1) {
      end();
      listener.finished(fetches.merged(), fetches.errors(0));
    } else {
      SortedMap<Integer, ResponseErrors> errors = new TreeMap<>();
      parts.forEach(part -> errors.put(part, fetches.errors(part)));
      if (fetches.progress().isOver()) {
        end();
      }
      if (!listener.merged(fetches.merged(), errors)) {
        end();
        fetches.cancel();
      }
    }
    if (over) {
      fetches.release();
    }
  }
}
