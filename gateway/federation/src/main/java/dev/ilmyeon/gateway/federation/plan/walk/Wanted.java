package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.place.Places;
import dev.ilmyeon.gateway.federation.plan.walk.GoalReader.Read;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An operation's goals, by the part of the response that they are for and by the tree of places
 * that they are in. There is one tree, but for a mutation: each of its fields is one, carried out
 * after those before it.
 */
final class Wanted {

  private final SupergraphGraph graph;
  private final Operation operation;
  private final Effort effort;
  private final Layout layout;
  private final Places places = new Places();
  private final List<Tree> trees = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** By part, one list a tree; what a part is inside of wants is not repeated. */
  private final List<List<List<Goal>>> goals = new ArrayList<>();

  /** A tree's root, and what has been read of it for each part. */
  private record Tree(Place root, GoalReader reader, Map<Integer, Read> parts) {}

  Wanted(SupergraphGraph graph, Operation operation, Effort effort, Layout layout) {
    this.graph = graph;
    this.operation = operation;
    this.effort = effort;
    this.layout = layout;
    for (SelectionSet all : split(operation.selections())) {
      numbers.put(key(all), trees.size());
      trees.add(tree());
    }
    if (operation.parts().isEmpty()) {
      add(-1, operation.selections());
    }
    for (OperationPart part : operation.parts()) {
      add(part.parent(), part.selections());
    }
    effort.places(places.count());
  }

  private List<SelectionSet> split(SelectionSet selections) {
    if (operation.kind() != OperationKind.MUTATION) {
      return List.of(selections);
    }
    List<SelectionSet> split = new ArrayList<>();
    for (Selection selection : selections.selections()) {
      split.add(new SelectionSet(selections.parent(), List.of(selection)));
    }
    return split;
  }

  private Tree tree() {
    String rootType = operation.selections().parent().name();
    TypeSet types = graph.possible(rootType);
    Ways ways = new Ways(graph, operation.kind(), new Progress(effort));
    Place root = places.root(types, rootType);
    return new Tree(root, new GoalReader(graph, places, ways, layout), new TreeMap<>());
  }

  private String key(SelectionSet selections) {
    return operation.kind() == OperationKind.MUTATION
            && selections.selections().getFirst() instanceof Selection.Field field
        ? field.responseKey()
        : "";
  }

  private void add(int parent, SelectionSet selections) {
    int part = goals.size();
    List<List<Goal>> added = new ArrayList<>();
    trees.forEach(_ -> added.add(new ArrayList<>()));
    goals.add(added);
    for (SelectionSet each : split(selections)) {
      Integer number = numbers.get(key(each));
      if (number != null) {
        add(part, parent, number, each);
      }
    }
  }

  private void add(int part, int parent, int number, SelectionSet selections) {
    Tree tree = trees.get(number);
    Read read = tree.reader().read(selections, tree.root());
    tree.parts().put(part, read);
    Read around = tree.parts().get(parent);
    Set<Goal> known = around == null ? Set.of() : new HashSet<>(around.goals());
    for (Goal goal : read.goals()) {
      if (!known.contains(goal)) {
        int by = goal instanceof Goal.Typename ? outermost(goal.place(), part, tree) : part;
        goals.get(by).get(number).add(goal);
      }
    }
  }

  /** The first of the parts that a part is inside of, itself included, to tell of these objects. */
  private int outermost(Place place, int part, Tree tree) {
    int outermost = part;
    for (int at = part; at >= 0; at = parent(at)) {
      Read read = tree.parts().get(at);
      if (read != null && read.objects().contains(place)) {
        outermost = at;
      }
    }
    return outermost;
  }

  private int parent(int part) {
    return operation.parts().isEmpty() ? -1 : operation.parts().get(part).parent();
  }

  /** How many trees there are. */
  int trees() {
    return trees.size();
  }

  /** How many parts the response comes in. */
  int parts() {
    return goals.size();
  }

  /**
   * One list a tree. What decides whether a fragment applies is wanted by the part that the
   * fragment is in, though all of the fragment be deferred.
   */
  List<List<Goal>> ofPart(int part) {
    return goals.get(part);
  }

  /** Of all parts. */
  int count() {
    return goals.stream().flatMap(List::stream).mapToInt(List::size).sum();
  }
}
