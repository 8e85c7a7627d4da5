package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fetches of an operation: greedily first, then by branch and bound.
 *
 * <p>The greedy attempt takes each goal in turn, those with the fewest alternatives first, by the
 * way that adds the least to what is decided already. Where a way had a rival that costs about as
 * much, the steps that it began are contested: further attempts do without one of them, and are
 * given up as soon as they cost as much as the best so far. How many goals all attempts together
 * may look at is limited, so that the same operation always gets the same plan; and what greedy
 * attempts may take is theirs alone, so that the greedy answer is always there.
 *
 * <p>Of a response that comes in parts the first is planned as if there were nothing else. What is
 * deferred is then added to the best plan for that, in the same manner: what the first part's steps
 * can answer besides they do, and the steps that must begin are only for what is deferred.
 */
public final class Walk {

  /** Goals, in all attempts after the first. */
  private static final int BUDGET = 2_000;

  private static final int MAX_ATTEMPTS = 24;

  private final SupergraphGraph graph;
  private final Operation operation;
  private final Effort effort;
  private final Wanted wanted;

  /** Steps that must not begin: those of the first part, and those of what is deferred. */
  private record Excluded(Set<Progress.Start> first, Set<Progress.Start> deferred) {

    Excluded with(Progress.Start start, boolean isDeferred) {
      Set<Progress.Start> more = new LinkedHashSet<>(isDeferred ? deferred : first);
      more.add(start);
      return isDeferred ? new Excluded(first, more) : new Excluded(more, deferred);
    }
  }

  /**
   * What became of an attempt.
   *
   * @param progress null if it was given up
   * @param deviations what to exclude in attempts that differ from it
   */
  private record Attempted(
      Excluded excluded, @Nullable Progress progress, List<Excluded> deviations) {}

  private Walk(SupergraphGraph graph, Operation operation, Effort effort, Layout layout) {
    this.graph = graph;
    this.operation = operation;
    this.effort = effort;
    effort.beginAnew();
    this.wanted = new Wanted(graph, operation, effort, layout);
  }

  /**
   * A first fetch graph. Throws {@link NoWayException} where the subgraphs do not reach, or where
   * it would take too much.
   *
   * @param effort counts what it takes
   */
  public static FetchGraph plan(SupergraphGraph graph, Operation operation, Effort effort) {
    try {
      return planApartOrGathered(graph, operation, effort);
    } catch (NoWayException e) {
      throw effort.isCutShort() && e.nowhere() ? e.unlessNestedDeeper(Provision.MAX_NESTING) : e;
    }
  }

  private static FetchGraph planApartOrGathered(
      SupergraphGraph graph, Operation operation, Effort effort) {
    try {
      return new Walk(graph, operation, effort, Layout.APART).plan();
    } catch (GoalReader.TooManyCopiesException _) {
      return planGathered(graph, operation, effort);
    }
  }

  private static FetchGraph planGathered(
      SupergraphGraph graph, Operation operation, Effort effort) {
    try {
      return new Walk(graph, operation, effort, Layout.GATHERED).plan();
    } catch (NoWayException _) {
      return new Walk(graph, operation, effort, Layout.APART_AT_ANY_LENGTH).plan();
    }
  }

  private FetchGraph plan() {
    Set<Progress.Start> elsewhere = OneRoot.excluded(graph, operation.kind(), wanted, effort);
    Attempted best = best(new Excluded(elsewhere, Set.of()), false);
    if (wanted.parts() > 1) {
      best = best(best.excluded(), true);
    }
    return progress(best).freeze();
  }

  private static Progress progress(Attempted attempted) {
    if (attempted.progress() == null) {
      throw new IllegalStateException("Without a limit an attempt is not given up");
    }
    return attempted.progress();
  }

  /** {@code deferred}: with what is deferred, which alone is varied then. */
  private Attempted best(Excluded start, boolean deferred) {
    effort.beginAnew();
    Attempted best = attempt(start, deferred, Integer.MAX_VALUE);
    effort.beginAnew();
    int left = Math.min(MAX_ATTEMPTS, BUDGET / Math.max(1, wanted.count()));
    Deque<Excluded> untried = new ArrayDeque<>(best.deviations());
    Set<Excluded> tried = new HashSet<>();
    while (left > 0 && !untried.isEmpty() && !effort.isEnough()) {
      Excluded excluded = untried.removeFirst();
      if (tried.add(excluded)) {
        Attempted attempted = tryWithout(excluded, deferred, progress(best).cost());
        best = attempted.progress() == null ? best : attempted;
        untried.addAll(attempted.deviations());
        left--;
      }
    }
    return best;
  }

  private Attempted tryWithout(Excluded excluded, boolean deferred, int limit) {
    try {
      return attempt(excluded, deferred, limit);
    } catch (NoWayException _) {
      return new Attempted(excluded, null, List.of());
    }
  }

  private Attempted attempt(Excluded excluded, boolean deferred, int limit) {
    effort.attempt();
    Progress progress = new Progress(effort);
    List<Excluded> deviations = new ArrayList<>();
    for (int part = 0; part < (deferred ? wanted.parts() : 1); part++) {
      progress.turnTo(part, part == 0 ? excluded.first() : excluded.deferred());
      Set<StepDraft> before = Set.of();
      for (List<Goal> goals : wanted.ofPart(part)) {
        int first = progress.version();
        Attempt attempt = new Attempt(graph, operation.kind(), progress, before);
        boolean met = attempt.meet(goals, limit);
        if (part > 0 == deferred) {
          attempt
              .contested()
              .forEach(contested -> deviations.add(excluded.with(contested, deferred)));
        }
        if (!met) {
          return new Attempted(excluded, null, deviations);
        }
        before = part == 0 ? after(before, progress.steps(), first) : Set.of();
      }
    }
    return new Attempted(excluded, progress, deviations);
  }

  /**
   * What the next field of a mutation waits for: the steps of the one before it wait for others.
   */
  private static Set<StepDraft> after(Set<StepDraft> before, List<StepDraft> steps, int first) {
    return first == steps.size() ? before : new LinkedHashSet<>(steps.subList(first, steps.size()));
  }
}
