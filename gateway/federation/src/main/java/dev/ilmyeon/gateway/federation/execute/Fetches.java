package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.RequestBodies.Written;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener.Fetched;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fetches of a {@link PlanRun}, and what they have brought: one begins when those that it
 * depends on are merged. Entities that share a request although they depend on different fetches
 * begin apart where waiting for one another takes too long ({@link #beginKnown}). One thread at a
 * time.
 */
final class Fetches {

  private final ExecutablePlan plan;
  private final PlanRun.Environment environment;
  private final RequestSender sender;

  private final MergedResponse merged;
  private final MergedView view;
  private final List<FetchRun> runs;
  private final ArrayDeque<FetchRun> ready = new ArrayDeque<>();
  private final BitSet finished = new BitSet();
  private final PartProgress progress;

  /** {@code settled} takes each request once, with its answer, on any thread. */
  Fetches(ExecutablePlan plan, PlanRun.Environment environment, Consumer<FetchRequest> settled) {
    this.plan = plan;
    this.environment = environment;
    this.sender = new RequestSender(environment, settled);
    this.merged = new MergedResponse(plan.fetches().size() + 1);
    this.view = new MergedView(merged);
    this.progress = new PartProgress(plan.parts());
    this.runs = new ArrayList<>(plan.fetches().size());
    for (CompiledFetch fetch : plan.fetches()) {
      FetchRun run = new FetchRun(fetch);
      runs.add(run);
      if (run.waiting == 0) {
        ready.add(run);
      }
    }
  }

  MergedResponse merged() {
    return merged;
  }

  PartProgress progress() {
    return progress;
  }

  /** Takes in an object of values at the root that no subgraph is asked for. */
  void mergeOwn(JsonTape data) {
    int slot = merged.put(runs.size(), data, null);
    merged.overlay(merged.root(), MergedResponse.reference(slot, data.root()));
  }

  /** Begins all that wait for nothing any more. */
  void beginReady() {
    for (FetchRun next = ready.poll(); next != null; next = ready.poll()) {
      begin(next);
    }
  }

  /** Whether objects are known that wait only for others which are to be asked for with them. */
  boolean knowsSomeOfWhatWaits() {
    return runs.stream().anyMatch(run -> run.couldGoAhead(finished));
  }

  /** Begins with those. */
  void beginKnown() {
    runs.stream().filter(run -> run.couldGoAhead(finished)).forEach(this::begin);
  }

  /** Asks for all that can be asked for now; for the rest, if any, later. */
  private void begin(FetchRun run) {
    run.begun = run.waiting == 0;
    Fault failed = faultOfProvider(run);
    run.providerFault = failed;
    RequestBodies bodies =
        new RequestBodies(run, view, environment.variables(), finished, failed != null);
    List<Written> written = bodies.write();
    Fault notAsked = bodies.tooMany() ? Fault.ofContexts(run.fetch.service()) : failed;
    for (Written each : written) {
      run.requests.add(each.request());
      each.request().notAsked = each.incomplete() ? notAsked : null;
      if (each.body() != null) {
        run.unanswered++;
      }
    }
    if (run.begun && run.unanswered == 0) {
      finish(run);
    }
    for (Written each : written) {
      if (each.body() != null) {
        run.send(each, this::send);
      }
    }
  }

  private void send(Written written) {
    sender.send(written.request(), Objects.requireNonNull(written.body()));
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

  /** Merges the answer of a request that has one. */
  void merge(FetchRequest request) {
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
    run.answered(this::send);
    if (--run.unanswered == 0 && run.begun) {
      finish(run);
    }
  }

  private void finish(FetchRun run) {
    finished.set(run.fetch.fetch().id());
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

  /** What went wrong with a part of the response whose fetches are all merged. */
  ResponseErrors errors(int part) {
    return FetchErrors.of(runs, new FetchErrors.Scene(plan, part, view, environment));
  }

  /** Cancels what is still on its way. */
  void cancel() {
    runs.forEach(run -> run.requests.forEach(RequestSender::cancel));
  }

  /** All is told; what was remembered for that is not needed any more. */
  void release() {
    runs.forEach(FetchRun::release);
  }
}
