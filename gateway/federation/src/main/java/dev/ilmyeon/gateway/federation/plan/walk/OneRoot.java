package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.walk.Progress.Start;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which subgraph a field of a mutation begins that several have: in the one from which all that
 * is wanted below it can be reached, at the least cost. What a query does not find in one subgraph
 * it asks another for; a mutation would be carried out twice.
 *
 * <pre>
 *   mutation { save { item { price name } by { who } } }     a and b share save
 *
 *   from a: item, name, by; price from b by item's key       it begins in a, though b has price
 *   from b: item, price; name from a by item's key; by from nowhere
 * </pre>
 */
final class OneRoot {

  private final SupergraphGraph graph;
  private final OperationKind kind;
  private final Wanted wanted;
  private final Effort effort;

  private OneRoot(SupergraphGraph graph, OperationKind kind, Wanted wanted, Effort effort) {
    this.graph = graph;
    this.kind = kind;
    this.wanted = wanted;
    this.effort = effort;
  }

  /** Where the operation must not begin, so that each tree of it begins where it should. */
  static Set<Start> excluded(
      SupergraphGraph graph, OperationKind kind, Wanted wanted, Effort effort) {
    if (kind == OperationKind.QUERY) {
      return Set.of();
    }
    Set<Start> excluded = new LinkedHashSet<>();
    OneRoot choice = new OneRoot(graph, kind, wanted, effort);
    for (int tree = 0; tree < wanted.trees(); tree++) {
      choice.exclude(tree, excluded);
    }
    return excluded;
  }

  private void exclude(int tree, Set<Start> excluded) {
    Set<Start> starts = starts(tree);
    if (starts.size() < 2) {
      return;
    }
    Start best = null;
    int least = Integer.MAX_VALUE;
    for (Start start : starts) {
      int cost = cost(tree, without(start, starts));
      if (cost < least) {
        best = start;
        least = cost;
      }
    }
    if (best != null) {
      excluded.addAll(without(best, starts));
    }
  }

  private static Set<Start> without(Start start, Set<Start> starts) {
    Set<Start> others = new LinkedHashSet<>(starts);
    others.remove(start);
    return others;
  }

  /** All that have the field. */
  private Set<Start> starts(int tree) {
    Set<Start> starts = new LinkedHashSet<>();
    Place field = field(tree);
    if (field != null && field.parent() != null) {
      for (Node root : graph.roots(kind)) {
        if (root.edge(field.name()) != null) {
          starts.add(new Start(field.parent(), root));
        }
      }
    }
    return starts;
  }

  /** The one at the root; null if nothing is wanted of any. */
  private @Nullable Place field(int tree) {
    for (int part = 0; part < wanted.parts(); part++) {
      for (Goal goal : wanted.ofPart(part).get(tree)) {
        Place at = goal.place();
        while (at.parent() != null && !at.parent().isRoot()) {
          at = at.parent();
        }
        return at;
      }
    }
    return null;
  }

  /** Of all that is wanted; {@link Integer#MAX_VALUE} if there is no way to some of it. */
  private int cost(int tree, Set<Start> excluded) {
    effort.beginAnew();
    Progress progress = new Progress(effort);
    progress.turnTo(0, excluded);
    Attempt attempt = new Attempt(graph, kind, progress, Set.of());
    try {
      for (int part = 0; part < wanted.parts(); part++) {
        attempt.meet(wanted.ofPart(part).get(tree), Integer.MAX_VALUE);
      }
      return progress.cost();
    } catch (NoWayException _) {
      return Integer.MAX_VALUE;
    }
  }
}
