package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchListener.Fetched;
import dev.ilmyeon.gateway.federation.execute.RequestBodies.Written;
import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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
   */
  public record Environment(
      SubgraphTransport transport,
      FetchListener fetchListener,
      JsonObject variables,
      Object context,
      int errorLimit,
      SubgraphMessages messages) {

    Environment with(SubgraphTransport other) {
      return new Environment(other, fetchListener, variables, context, errorLimit, messages);
    }
  }

  private final ExecutablePlan plan;
  private final Environment environment;
  private final Listener listener;

  private final MergedResponse merged;
  private final MergedView view;
  private final List<FetchRun> runs;
  private final RequestSender sender;

  private final Queue<FetchRequest> answered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger work = new AtomicInteger();
  private volatile boolean cancelled;

  private final ArrayDeque<FetchRun> ready = new ArrayDeque<>();
  private final PartProgress progress;
  private boolean over;

  private PlanRun(ExecutablePlan plan, Environment environment, Listener listener) {
    this.plan = plan;
    this.environment = environment;
    this.listener = listener;
    this.merged = new MergedResponse(plan.fetches().size() + 1);
    this.view = new MergedView(merged);
    this.runs = plan.fetches().stream().map(FetchRun::new).toList();
    this.sender = new RequestSender(environment, this::settled);
    this.progress = new PartProgress(plan.parts());
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
      int slot = run.runs.size();
      run.merged.put(slot, ownData, null);
      run.merged.overlay(run.merged.root(), MergedResponse.reference(slot, ownData.root()));
    }
    run.runs.stream().filter(each -> each.waiting == 0).forEach(run.ready::add);
    run.drain();
    return run::cancel;
  }

  private void cancel() {
    cancelled = true;
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
        over = true;
        cancelOutstanding();
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
      over = true;
      cancelOutstanding();
      return;
    }
    beginReady();
    for (FetchRequest next = answered.poll(); next != null; next = answered.poll()) {
      merge(next);
      beginReady();
    }
    List<Integer> parts = progress.merged();
    if (!parts.isEmpty()) {
      tell(parts);
    }
  }

  private void tell(List<Integer> parts) {
    if (plan.parts().size() == 1) {
      over = true;
      listener.finished(merged, errors(0));
      runs.forEach(FetchRun::release);
      return;
    }
    SortedMap<Integer, ResponseErrors> errors = new TreeMap<>();
    parts.forEach(part -> errors.put(part, errors(part)));
    over = progress.isOver();
    if (!listener.merged(merged, errors)) {
      over = true;
      cancelOutstanding();
    }
    if (over) {
      runs.forEach(FetchRun::release);
    }
  }

  private void cancelOutstanding() {
    runs.forEach(run -> run.requests.forEach(RequestSender::cancel));
  }

  private void beginReady() {
    for (FetchRun next = ready.poll(); next != null; next = ready.poll()) {
      begin(next);
    }
  }

  private void begin(FetchRun run) {
    Fault failed = faultOfProvider(run);
    run.providerFault = failed;
    List<Written> written =
        new RequestBodies(run, view, environment.variables(), failed != null).write();
    for (Written each : written) {
      run.requests.add(each.request());
      each.request().notAsked = each.incomplete() ? failed : null;
      if (each.body() != null) {
        run.unanswered++;
      }
    }
    if (run.unanswered == 0) {
      finish(run);
    }
    for (Written each : written) {
      if (each.body() != null) {
        sender.send(each.request(), each.body());
      }
    }
  }

  private @Nullable Fault faultOfProvider(FetchRun run) {
    for (int provider : run.fetch.providers()) {
      FetchRun before = runs.get(provider);
      Fault fault = before.fault() == null ? before.providerFault : before.fault();
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private void settled(FetchRequest request) {
    answered.add(request);
    drain();
  }

  private void merge(FetchRequest request) {
    switch (request.answer) {
      case Answer.Failed(SubgraphFailure failure) -> tell(request, 0, failure);
      case Answer.Read answer -> {
        tell(request, answer.errorCount(), null);
        if (answer.data() != Answer.NOTHING) {
          new AnswerMerge(request, answer, merged).merge();
        }
      }
      case null -> throw new IllegalStateException("Not answered");
    }
    request.cancel = null;
    FetchRun run = request.run;
    if (--run.unanswered == 0) {
      finish(run);
    }
  }

  private void finish(FetchRun run) {
    progress.finished(run.fetch.fetch().id());
    for (int dependent : run.fetch.dependents()) {
      FetchRun waiting = runs.get(dependent);
      if (--waiting.waiting == 0) {
        ready.add(waiting);
      }
    }
  }

  private void tell(FetchRequest request, int errors, @Nullable SubgraphFailure failure) {
    long nanos = System.nanoTime() - request.startedAt;
    Fetch fetch = request.run.fetch.fetch();
    environment
        .fetchListener()
        .fetched(new Fetched(fetch.subgraph(), fetch.kind(), nanos, errors, failure));
  }

  private ResponseErrors errors(int part) {
    return FetchErrors.of(runs, new FetchErrors.Scene(plan, part, view, environment));
  }
}
