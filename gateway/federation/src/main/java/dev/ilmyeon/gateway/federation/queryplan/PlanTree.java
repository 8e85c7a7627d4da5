package dev.ilmyeon.gateway.federation.queryplan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A plan as a tree, to look at; what runs is the graph. Fetches that have nothing to do with one
 * another are parallel, and where all of some hang together those that can start come first.
 */
sealed interface PlanTree {

  record Single(Fetch fetch) implements PlanTree {}

  record Sequence(List<PlanTree> nodes) implements PlanTree {}

  record Parallel(List<PlanTree> nodes) implements PlanTree {}

  /** At least one fetch. */
  static PlanTree of(List<Fetch> fetches) {
    List<List<Fetch>> islands = islands(fetches);
    if (islands.size() > 1) {
      return new Parallel(islands.stream().map(PlanTree::of).toList());
    }
    if (fetches.size() == 1) {
      return new Single(fetches.getFirst());
    }
    Set<Integer> ids = ids(fetches);
    List<Fetch> first = new ArrayList<>();
    List<Fetch> rest = new ArrayList<>();
    for (Fetch fetch : fetches) {
      (fetch.dependsOn().stream().noneMatch(ids::contains) ? first : rest).add(fetch);
    }
    List<PlanTree> nodes = new ArrayList<>();
    nodes.add(of(first));
    if (of(rest) instanceof Sequence(List<PlanTree> following)) {
      nodes.addAll(following);
    } else {
      nodes.add(of(rest));
    }
    return new Sequence(nodes);
  }

  private static Set<Integer> ids(List<Fetch> fetches) {
    Set<Integer> ids = new LinkedHashSet<>();
    fetches.forEach(fetch -> ids.add(fetch.id()));
    return ids;
  }

  /** Fetches that are connected, in one direction or the other. */
  private static List<List<Fetch>> islands(List<Fetch> fetches) {
    List<List<Fetch>> islands = new ArrayList<>();
    for (Fetch fetch : fetches) {
      List<Fetch> island = new ArrayList<>();
      for (List<Fetch> other : List.copyOf(islands)) {
        if (other.stream().anyMatch(before -> fetch.dependsOn().contains(before.id()))) {
          island.addAll(other);
          islands.remove(other);
        }
      }
      island.add(fetch);
      islands.add(island);
    }
    islands.forEach(island -> island.sort(java.util.Comparator.comparingInt(Fetch::id)));
    islands.sort(java.util.Comparator.comparingInt(island -> island.getFirst().id()));
    return islands;
  }
}
