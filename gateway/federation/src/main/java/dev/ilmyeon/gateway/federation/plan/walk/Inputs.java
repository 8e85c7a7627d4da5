package dev.ilmyeon.gateway.federation.plan.walk;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has keys and requirements answered for one step, and notes by which steps. */
final class Inputs {

  private final SupergraphGraph graph;
  private final Ways ways;
  private final Spread spread;
  private final Function<Place, List<StepDraft>> answer;
  private final Function<Place, List<StepDraft>> tellType;
  private final Set<StepDraft> providers = new LinkedHashSet<>();

  /**
   * As for a step's inputs that are to be found.
   *
   * @param answer has a leaf selected, and gives the steps that do
   * @param tellType likewise what an object really is
   */
  Inputs(
      SupergraphGraph graph,
      Ways ways,
      Spread spread,
      Function<Place, List<StepDraft>> answer,
      Function<Place, List<StepDraft>> tellType) {
    this.graph = graph;
    this.ways = ways;
    this.spread = spread;
    this.answer = answer;
    this.tellType = tellType;
  }

  /** The steps that have answered. */
  Set<StepDraft> providers() {
    return providers;
  }

  /** All of a selection on the objects of a place. */
  List<Input> provide(SelectionSet selections, Place place, boolean key) {
    List<Input> inputs = new ArrayList<>();
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field when field.isTypename() -> {}
        case Selection.Field field -> inputs.addAll(provide(field, place, key));
        case Selection.InlineFragment fragment -> inputs.addAll(provide(fragment, place, key));
      }
    }
    return inputs;
  }

  /** The value of an argument, from the objects above that set its context. */
  ContextInput provide(ContextArgument argument, Place place, Node node) {
    Place from = Contexts.above(place, argument, node.subgraph());
    if (from == null) {
      throw new IllegalStateException("A way was found without its context");
    }
    SelectionSet value = Contexts.value(from, argument, node.subgraph(), graph);
    return new ContextInput(argument, from, provide(value, from, false));
  }

  private List<Input> provide(Selection.InlineFragment fragment, Place place, boolean key) {
    TypeSet types = place.types().and(graph.possible(fragment.typeCondition().name()));
    Place narrowed = types.isEmpty() ? place : place.narrowed(types);
    if (types.isEmpty() || isNowhere(narrowed)) {
      return List.of();
    }
    List<Input> inputs = provide(fragment.selections(), narrowed, key);
    return narrowed == place || inputs.isEmpty()
        ? inputs
        : List.of(new Input.OfTypes(types, inputs));
  }

  private List<Input> provide(Selection.Field field, Place place, boolean key) {
    List<Input> inputs = new ArrayList<>();
    for (Place part : spread.over(place, field)) {
      if (part == place || !isNowhere(part)) {
        Input input = provideAt(field, part, key);
        if (input != null) {
          inputs.add(part == place ? input : new Input.OfTypes(part.types(), List.of(input)));
        }
      }
    }
    return inputs;
  }

  /**
   * Whether there are no objects of a place's types, as far as any subgraph knows. Where it may be
   * that this attempt only does without what would lead to them, it has no way: else it would leave
   * them out, and seem the cheaper for it.
   */
  private boolean isNowhere(Place place) {
    if (!ways.all(place).isEmpty()) {
      return false;
    }
    if (ways.isCutOff(place)) {
      throw NoWayException.to("__typename", place);
    }
    return true;
  }

  /**
   * Null if none of what is below a composite field of a key can be there. A requirement then still
   * holds what the objects are: that nothing more is known of those is what it has to say.
   */
  private @Nullable Input provideAt(Selection.Field field, Place place, boolean key) {
    if (field.selections() == null) {
      Place leaf = place.ownField(field, graph.noTypes());
      providers.addAll(answer.apply(leaf));
      return new Input.Value(field.name(), leaf, key, List.of());
    }
    Place below = place.ownField(field, ValueTypes.of(field, () -> ways.all(place), graph).any());
    List<Input> inputs = provide(field.selections(), below, key);
    if (inputs.isEmpty() && key) {
      return null;
    }
    if (inputs.isEmpty()) {
      providers.addAll(tellType.apply(below));
    }
    if (inputs.isEmpty() || below.isAbstract()) {
      inputs.addFirst(new Input.Typename());
    }
    return new Input.Value(field.name(), below, key, inputs);
  }
}
