package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.graph.Demand;
import dev.ilmyeon.gateway.federation.plan.graph.Edge;
import dev.ilmyeon.gateway.federation.plan.graph.EntityMove;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.plan.walk.Way.How;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt at meeting all goals: each in turn by the cheapest way there is by then. */
final class Attempt {

  private final SupergraphGraph graph;
  private final OperationKind kind;
  private final Progress progress;
  private final Ways ways;
  private final Spread spread;
  private final Choice choice;
  private final Set<StepDraft> rootsWaitFor;
  private final Set<Progress.Start> contested = new LinkedHashSet<>();

  /** Entity requests whose keys are being looked for. */
  private final Set<Entering> underWay = new HashSet<>();

  /** The last one that costs nothing. */
  private @Nullable Taken taken;

  private record Taken(Way way, SelectionDraft selection) {}

  private record Entering(Place place, Node node, @Nullable Demand demand) {}

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
    this.choice = new Choice(ways);
    this.rootsWaitFor = rootsWaitFor;
  }

  /** The steps without which the operation might be answered too. */
  Set<Progress.Start> contested() {
    return contested;
  }

  /** Whether all goals were met at less than {@code limit}. */
  boolean meet(List<Goal> goals, int limit) {
    for (Goal goal : goals) {
      choice.begin();
      List<StepDraft> by =
          switch (goal) {
            case Goal.Leaf leaf -> answer(leaf.place());
            case Goal.Typename typename -> tellType(typename.place());
            case Goal.Existence existence -> find(existence.place());
          };
      for (StepDraft step : by) {
        step.serve(progress.part());
      }
      if (progress.cost() >= limit) {
        return false;
      }
    }
    return true;
  }

  /** Has a leaf selected, by the steps that are returned: one, if its objects are in one place. */
  private List<StepDraft> answer(Place leaf) {
    List<StepDraft> known = progress.answered(leaf);
    if (!known.isEmpty()) {
      return known;
    }
    Place object = parentOf(leaf);
    List<StepDraft> steps =
        choice.isOfParts(object, leaf.name())
            ? ofParts(object, part -> answer(leaf.at(part)))
            : List.of(answerHere(object, leaf));
    progress.answer(leaf, steps);
    return steps;
  }

  private StepDraft answerHere(Place object, Place leaf) {
    Way way = choice.leading(object, leaf.name());
    SelectionDraft selection = take(object, way);
    Edge edge = way.node().edge(leaf.name());
    if (edge != null) {
      selection.selectLeaf(leaf, edge);
    }
    return selection.step();
  }

  private static List<StepDraft> ofParts(Place object, Function<Place, List<StepDraft>> each) {
    Set<StepDraft> steps = new LinkedHashSet<>();
    object.parts().forEach(part -> steps.addAll(each.apply(part)));
    return List.copyOf(steps);
  }

  private List<StepDraft> tellType(Place place) {
    if (!place.parts().isEmpty()) {
      return ofParts(place, this::tellType);
    }
    List<Way> telling = new ArrayList<>(ways.all(place).all());
    telling.removeIf(way -> way.node().blind());
    SelectionDraft selection = take(place, choice.among(telling, place, "__typename"));
    selection.selectTypename();
    return List.of(selection.step());
  }

  private List<StepDraft> find(Place place) {
    if (!place.parts().isEmpty()) {
      return ofParts(place, this::find);
    }
    Way free = ways.free(place).cheapest();
    Way way =
        free == null ? choice.among(ways.all(place).all(), parentOf(place), place.name()) : free;
    return List.of(take(place, way).step());
  }

  private static Place parentOf(Place place) {
    Place parent = place.parent();
    if (parent == null) {
      throw new IllegalStateException("A root has no parent");
    }
    return parent;
  }

  /**
   * Goes a way to its end, beginning the steps that it needs. Leaves of one object go one way: what
   * costs nothing, and has been gone just now, is not gone again.
   */
  private SelectionDraft take(Place place, Way way) {
    if (taken != null && taken.way() == way) {
      return taken.selection();
    }
    SelectionDraft selection = go(place, way);
    if (way.cost() == 0) {
      taken = new Taken(way, selection);
    }
    return selection;
  }

  private SelectionDraft go(Place place, Way way) {
    return switch (way.how()) {
      case How.Entered entered -> entered.step().selection();
      case How.Root() -> root(place, way.node());
      case How.Field(Edge edge) -> field(place, way, edge);
      case How.Narrowed() -> {
        SelectionDraft above = take(parentOf(place), way.sources().getFirst());
        above.selectTypename();
        progress.pay(way.own());
        yield above.narrow(place.types(), way.node());
      }
      case How.Gathered(EntityMove move) -> entity(place, way, new How.Entity(move, null));
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
        StepDraft.root(progress.version(), progress.part(), kind, place, node, rootsWaitFor));
  }

  private SelectionDraft entity(Place place, Way way, How.Entity how) {
    Demand demand = how.demand();
    StepDraft entered = progress.entered(way.node(), place, demand);
    if (entered != null) {
      return entered.selection();
    }
    SelectionSet key = how.move().key();
    if (key == null) {
      StepDraft before = take(place, way.sources().getFirst()).step();
      return begin(
          StepDraft.root(
              progress.version(),
              progress.part(),
              OperationKind.QUERY,
              place,
              way.node(),
              Set.of(before)));
    }
    Entering entering = new Entering(place, way.node(), demand);
    if (!underWay.add(entering)) {
      throw NoWayException.toItself(way.node().subgraph().name().value(), place);
    }
    StepDraft step = entities(place, way.node(), how.move(), key, demand);
    underWay.remove(entering);
    return begin(step);
  }

  private StepDraft entities(
      Place place, Node node, EntityMove move, SelectionSet key, @Nullable Demand demand) {
    Inputs inputs = new Inputs(graph, ways, spread, this::answer, this::tellType);
    List<Input> represented = new ArrayList<>(inputs.provide(key, place, true));
    List<ContextInput> contexts = new ArrayList<>();
    if (inputs.providers().isEmpty()) {
      // By a key of __typename alone, all that need be known is that there is an object.
      inputs.providers().addAll(find(place));
    }
    if (move.typed()) {
      inputs.providers().addAll(tellType(place));
    }
    if (demand != null) {
      if (demand.requires() != null) {
        represented.addAll(inputs.provide(demand.requires(), place, false));
      }
      for (ContextArgument argument : demand.contexts()) {
        contexts.add(inputs.provide(argument, place, node));
      }
    }
    return new StepDraft(
        progress.version(),
        progress.part(),
        OperationKind.QUERY,
        place,
        node,
        true,
        demand,
        represented,
        contexts,
        inputs.providers());
  }

  private SelectionDraft begin(StepDraft step) {
    progress.add(step);
    if (choice.isRivalled()) {
      contested.add(new Progress.Start(step.place(), step.node()));
    }
    return step.selection();
  }
}
