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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fetches of an operation: greedily first, then by branch and bound.
 *
 * <p>The greedy attempt takes each goal in turn, those with the fewest alternatives first, by the
 * way that adds the least to what is decided already. Where it had more than one way, and none of
 * them was free, another attempt may deviate; it is given up as soon as it costs as much as the
 * best so far. The number of goals that all attempts together look at is limited, so that the same
 * operation always gets the same plan, and the greedy answer is always there.
 */
public final class Walk {

  private static final int BUDGET = 20_000;

  private final SupergraphGraph graph;
  private final Operation operation;
  private final String rootType;
  private final TypeSet rootTypes;
  private final List<Part> parts = new ArrayList<>();

  /** A tree of places that is planned after the one before it. */
  private record Part(List<Goal> goals) {}

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
    Ways ways = new Ways(graph, operation.kind(), new Progress());
    Place root = places.root(rootTypes, rootType);
    return new Part(new GoalReader(graph, places, ways).read(selections, root));
  }

  private FetchGraph plan() {
    Choices greedy = new Choices(List.of());
    Progress best = attempt(greedy, Integer.MAX_VALUE);
    if (best == null) {
      throw new IllegalStateException("Without a limit an attempt is not given up");
    }
    int goals = Math.max(1, parts.stream().mapToInt(part -> part.goals().size()).sum());
    int left = BUDGET / goals;
    Deque<Choices> untried = new ArrayDeque<>(greedy.deviations());
    while (left > 0 && !untried.isEmpty()) {
      Choices choices = untried.removeFirst();
      Progress other = attempt(choices, best.cost());
      if (other != null) {
        best = other;
      }
      untried.addAll(choices.deviations());
      left--;
    }
    return best.freeze();
  }

  private @Nullable Progress attempt(Choices choices, int limit) {
    Progress progress = new Progress();
    Set<StepDraft> before = Set.of();
    for (Part part : parts) {
      Attempt attempt = new Attempt(graph, operation.kind(), choices, progress, before);
      if (!attempt.meet(part.goals(), limit)) {
        return null;
      }
      before = new LinkedHashSet<>(progress.steps());
    }
    return progress;
  }
}
