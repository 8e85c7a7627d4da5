package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.Places;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
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
 * may look at is limited, so that the same operation always gets the same plan, and the greedy
 * answer is always there.
 */
public final class Walk {

  /** Goals, in all attempts after the first. */
  private static final int BUDGET = 2_000;

  private static final int MAX_ATTEMPTS = 24;

  private final SupergraphGraph graph;
  private final Operation operation;
  private final String rootType;
  private final TypeSet rootTypes;
  private final List<Part> parts = new ArrayList<>();

  /** A tree of places that is planned after the one before it. */
  private record Part(List<Goal> goals) {}

  /**
   * What became of an attempt.
   *
   * @param progress null if it was given up
   * @param deviations what to exclude in attempts that differ from it
   */
  private record Attempted(@Nullable Progress progress, List<Set<Progress.Start>> deviations) {}

  private Walk(SupergraphGraph graph, Operation operation) {
    this.graph = graph;
    this.operation = operation;
    this.rootType = operation.selections().parent().name();
    this.rootTypes = graph.possible(rootType);
    layOut();
  }

  /** Throws {@link NoWayException} where the subgraphs do not reach. */
  public static FetchGraph plan(SupergraphGraph graph, Operation operation) {
    return new Walk(graph, operation).plan();
  }

  private void layOut() {
    Places places = new Places();
    if (operation.kind() != OperationKind.MUTATION) {
      parts.add(part(operation.selections(), places));
      return;
    }
    for (Selection selection : operation.selections().selections()) {
      SelectionSet alone = new SelectionSet(operation.selections().parent(), List.of(selection));
      parts.add(part(alone, places));
    }
  }

  private Part part(SelectionSet selections, Places places) {
    Ways ways = new Ways(graph, operation.kind(), new Progress(Set.of()));
    Place root = places.root(rootTypes, rootType);
    return new Part(new GoalReader(graph, places, ways).read(selections, root));
  }

  private FetchGraph plan() {
    Attempted greedy = attempt(Set.of(), Integer.MAX_VALUE);
    if (greedy.progress() == null) {
      throw new IllegalStateException("Without a limit an attempt is not given up");
    }
    Progress best = greedy.progress();
    int goals = Math.max(1, parts.stream().mapToInt(part -> part.goals().size()).sum());
    int left = Math.min(MAX_ATTEMPTS, BUDGET / goals);
    Deque<Set<Progress.Start>> untried = new ArrayDeque<>(greedy.deviations());
    Set<Set<Progress.Start>> tried = new HashSet<>();
    while (left > 0 && !untried.isEmpty()) {
      Set<Progress.Start> excluded = untried.removeFirst();
      if (tried.add(excluded)) {
        Attempted attempted = tryWithout(excluded, best.cost());
        best = attempted.progress() == null ? best : attempted.progress();
        untried.addAll(attempted.deviations());
        left--;
      }
    }
    return best.freeze();
  }

  private Attempted tryWithout(Set<Progress.Start> excluded, int limit) {
    try {
      return attempt(excluded, limit);
    } catch (NoWayException _) {
      return new Attempted(null, List.of());
    }
  }

  private Attempted attempt(Set<Progress.Start> excluded, int limit) {
    Progress progress = new Progress(excluded);
    Set<Progress.Start> contested = new LinkedHashSet<>();
    Set<StepDraft> before = Set.of();
    for (Part part : parts) {
      Attempt attempt = new Attempt(graph, operation.kind(), progress, before);
      boolean met = attempt.meet(part.goals(), limit);
      contested.addAll(attempt.contested());
      if (!met) {
        return new Attempted(null, deviations(excluded, contested));
      }
      before = new LinkedHashSet<>(progress.steps());
    }
    return new Attempted(progress, deviations(excluded, contested));
  }

  private static List<Set<Progress.Start>> deviations(
      Set<Progress.Start> excluded, Set<Progress.Start> contested) {
    List<Set<Progress.Start>> deviations = new ArrayList<>();
    for (Progress.Start start : contested) {
      Set<Progress.Start> more = new LinkedHashSet<>(excluded);
      more.add(start);
      deviations.add(more);
    }
    return deviations;
  }
}
