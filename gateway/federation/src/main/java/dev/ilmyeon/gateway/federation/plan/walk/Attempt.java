package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.walk.Way.How;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at meeting all goals: each in turn by the cheapest way there is by then, or by
 * another one where the choices say so.
 */
final class Attempt {

  private final SupergraphGraph graph;
  private final OperationKind kind;
  private final Progress progress;
  private final Ways ways;
  private final Spread spread;
  private final Set<StepDraft> rootsWaitFor;

  private final Set<Progress.Start> contested = new LinkedHashSet<>();

  /** Whether the way that is being taken has a rival. */
  private boolean rivalled;

  /**
   * @param rootsWaitFor the steps that come before any of this attempt's: those of the mutation
   *     field before this one
   */
  Attempt(
      SupergraphGraph graph, OperationKind kind, Progress progress, Set<StepDraft> rootsWaitFor) {
    this.graph = graph;
    this.kind = kind;
    this.progress = progress;
    this.ways = new Ways(graph, kind, progress);
    this.spread = new Spread(graph, ways);
    this.rootsWaitFor = rootsWaitFor;
  }

  /** The steps without which the operation might be answered too. */
  Set<Progress.Start> contested() {
    return contested;
  }

  /** Whether all goals were met at less than {@code limit}. */
  boolean meet(List<Goal> goals, int limit) {
    for (Goal goal : goals) {
      rivalled = false;
      switch (goal) {
        case Goal.Leaf leaf -> answer(leaf.place());
        case Goal.Typename typename -> tellType(typename.place());
        case Goal.Existence existence -> find(existence.place());
      }
      if (progress.cost() >= limit) {
        return false;
      }
    }
    return true;
  }

  /** Has a leaf selected, by the step that is returned. */
  private StepDraft answer(Place leaf) {
    StepDraft known = progress.answered(leaf);
    if (known != null) {
      return known;
    }
    Place object = parentOf(leaf);
    String field = fieldOf(leaf).name();
    Way way = choose(object, field);
    SelectionDraft selection = take(object, way);
    Edge edge = way.node().edge(field);
    if (edge != null) {
      selection.selectLeaf(leaf, edge);
    }
    progress.answer(leaf, selection.step());
    return selection.step();
  }

  private Way choose(Place object, String field) {
    Way free = null;
    for (Way way : ways.free(object).values()) {
      Edge edge = way.node().edge(field);
      if (edge != null && edge.plain() && way.cheaperThan(free)) {
        free = way;
      }
    }
    if (free != null) {
      return free;
    }
    List<Way> found = new ArrayList<>();
    for (Way way : List.copyOf(ways.all(object).values())) {
      Edge edge = way.node().edge(field);
      Way to = edge == null || edge.plain() ? way : ways.requiring(object, way, edge);
      if (edge != null && to != null) {
        found.add(to);
      }
    }
    return choose(found, object, field);
  }

  private Way choose(List<Way> found, Place object, String field) {
    if (found.isEmpty()) {
      String at = object.toString();
      throw new NoWayException(
          "No subgraph that can be reached%s answers %s.%s"
              .formatted(at.isEmpty() ? "" : " at " + at, object.typeName(), field));
    }
    found.sort(Comparator.comparingInt(Way::cost).thenComparingInt(Way::depth));
    Way cheapest = found.getFirst();
    if (cheapest.cost() > 0) {
      rivalled |=
          cheapest.contested()
              || found.size() > 1 && found.get(1).cost() < cheapest.cost() + Progress.REQUEST;
    }
    return cheapest;
  }

  private void tellType(Place place) {
    List<Way> telling = new ArrayList<>();
    for (Way way : List.copyOf(ways.all(place).values())) {
      if (!way.node().blind()) {
        telling.add(way);
      }
    }
    take(place, choose(telling, place, "__typename")).selectTypename();
  }

  private void find(Place place) {
    Way free = null;
    for (Way way : ways.free(place).values()) {
      free = way.cheaperThan(free) ? way : free;
    }
    if (free != null) {
      take(place, free);
      return;
    }
    Place object = parentOf(place);
    take(place, choose(new ArrayList<>(ways.all(place).values()), object, fieldOf(place).name()));
  }

  private static Place parentOf(Place place) {
    Place parent = place.parent();
    if (parent == null) {
      throw new IllegalStateException("A root has no parent");
    }
    return parent;
  }

  private static Selection.Field fieldOf(Place place) {
    Selection.Field field = place.field();
    return field == null ? fieldOf(parentOf(place)) : field;
  }

  /** Goes a way to its end, beginning the steps that it needs. */
  private SelectionDraft take(Place place, Way way) {
    return switch (way.how()) {
      case How.Entered entered -> entered.step().selection();
      case How.Root() -> root(place, way.node());
      case How.Field field -> field(place, way, field.edge());
      case How.Narrowed() -> {
        SelectionDraft above = take(parentOf(place), way.sources().getFirst());
        above.selectTypename();
        yield above.narrow(place.types(), way.node());
      }
      case How.Entity entity -> entity(place, way, entity);
    };
  }

  private SelectionDraft field(Place place, Way way, Edge edge) {
    Node to = edge.to();
    if (to == null) {
      throw new IllegalStateException("Not an object: " + place);
    }
    SelectionDraft above = take(parentOf(place), way.sources().getFirst());
    SelectionDraft selection = above.select(place, edge, to);
    if (place.isAbstract()) {
      selection.selectTypename();
    }
    return way.node() == to ? selection : selection.narrow(place.types(), way.node());
  }

  private SelectionDraft root(Place place, Node node) {
    for (StepDraft step : progress.entered(place)) {
      if (step.node() == node) {
        return step.selection();
      }
    }
    return begin(
        new StepDraft(
            progress.version(),
            kind,
            place,
            node,
            false,
            null,
            List.of(),
            List.of(),
            rootsWaitFor));
  }

  private SelectionDraft entity(Place place, Way way, How.Entity how) {
    Demand demand = how.demand();
    StepDraft entered = progress.entered(way, place, demand);
    if (entered != null) {
      return entered.selection();
    }
    Set<StepDraft> needed = new LinkedHashSet<>();
    List<Input> inputs = new ArrayList<>();
    List<ContextInput> contexts = new ArrayList<>();
    SelectionSet key = how.move().key();
    if (key == null) {
      needed.add(take(place, way.sources().getFirst()).step());
    } else {
      inputs.addAll(provide(key, place, true, needed));
    }
    if (demand != null && demand.requires() != null) {
      inputs.addAll(provide(demand.requires(), place, false, needed));
    }
    if (demand != null) {
      for (ContextArgument argument : demand.contexts()) {
        contexts.add(provide(argument, place, way.node(), needed));
      }
    }
    return begin(
        new StepDraft(
            progress.version(),
            OperationKind.QUERY,
            place,
            way.node(),
            key != null,
            demand,
            inputs,
            contexts,
            needed));
  }

  private SelectionDraft begin(StepDraft step) {
    progress.add(step);
    if (rivalled) {
      contested.add(new Progress.Start(step.place(), step.node()));
    }
    return step.selection();
  }

  private ContextInput provide(
      ContextArgument argument, Place place, Node node, Set<StepDraft> needed) {
    Place from = Contexts.above(place, argument, node.subgraph());
    if (from == null) {
      throw new IllegalStateException("A way was found without its context");
    }
    SelectionSet value = graph.contextValue(argument, from.typeName());
    return new ContextInput(argument, from, provide(value, from, false, needed));
  }

  /** Has all of a key or requirement answered, by the steps that are added to {@code needed}. */
  private List<Input> provide(
      SelectionSet selections, Place place, boolean key, Set<StepDraft> needed) {
    List<Input> inputs = new ArrayList<>();
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field when field.isTypename() -> {}
        case Selection.Field field -> inputs.addAll(provide(field, place, key, needed));
        case Selection.InlineFragment fragment ->
            inputs.addAll(provide(fragment, place, key, needed));
      }
    }
    return inputs;
  }

  private List<Input> provide(
      Selection.InlineFragment fragment, Place place, boolean key, Set<StepDraft> needed) {
    TypeSet types = place.types().and(graph.possible(fragment.typeCondition().name()));
    Place narrowed = types.isEmpty() ? place : place.narrowed(types);
    if (types.isEmpty() || ways.all(narrowed).isEmpty()) {
      return List.of();
    }
    List<Input> inputs = provide(fragment.selections(), narrowed, key, needed);
    return narrowed == place || inputs.isEmpty()
        ? inputs
        : List.of(new Input.OfTypes(types, inputs));
  }

  private List<Input> provide(
      Selection.Field field, Place place, boolean key, Set<StepDraft> needed) {
    List<Place> parts = spread.over(place, field.name());
    List<Input> inputs = new ArrayList<>();
    for (Place part : parts) {
      if (part == place || !ways.all(part).isEmpty()) {
        Input input = provideAt(field, part, key, needed);
        if (input != null) {
          inputs.add(part == place ? input : new Input.OfTypes(part.types(), List.of(input)));
        }
      }
    }
    return inputs;
  }

  /** Null if none of what is below a composite field can be there. */
  private @Nullable Input provideAt(
      Selection.Field field, Place place, boolean key, Set<StepDraft> needed) {
    if (field.selections() == null) {
      Place leaf = place.ownField(field, graph.noTypes());
      needed.add(answer(leaf));
      return new Input.Value(field.name(), leaf, key, List.of());
    }
    TypeSet types = graph.possible(field.definition().type().namedType());
    Place below = place.ownField(field, types);
    List<Input> inputs = provide(field.selections(), below, key, needed);
    if (inputs.isEmpty()) {
      return null;
    }
    if (below.isAbstract()) {
      inputs = new ArrayList<>(inputs);
      inputs.addFirst(new Input.Typename());
    }
    return new Input.Value(field.name(), below, key, inputs);
  }
}
