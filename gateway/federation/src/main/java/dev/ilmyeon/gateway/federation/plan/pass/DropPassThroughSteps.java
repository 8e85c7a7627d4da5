package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.TakeOver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that only passes on what an earlier step could have answered itself goes away.
 *
 * <pre>
 *   products { id }  →  links(id) { upc }  →  stock(upc) { count }
 *
 *   products { id upc }  →  stock(upc) { count }
 * </pre>
 *
 * <p>The walk makes such a step where the first subgraph came to be asked for these objects only
 * after the second one had been found to have the key.
 */
final class DropPassThroughSteps implements Pass {

  @Override
  public FetchGraph apply(FetchGraph graph) {
    FetchGraph left = graph;
    StepsByPlace places = new StepsByPlace(graph);
    for (FetchStep step : graph.steps()) {
      if (isReplaceable(step)) {
        FetchGraph without = drop(left.step(step.id()), places, left);
        left = without == null ? left : without;
      }
    }
    return left;
  }

  /** Whether nothing but a key brought the step to its objects. */
  static boolean isReplaceable(FetchStep step) {
    return step.asksForEntities()
        && step.entries().size() == 1
        && step.entries().getFirst().contexts().isEmpty()
        && areKeys(step.entries().getFirst().inputs());
  }

  private static boolean areKeys(List<Input> inputs) {
    for (Input input : inputs) {
      if (!isKey(input)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKey(Input input) {
    return switch (input) {
      case Input.Value value -> value.key();
      case Input.Typename() -> true;
      case Input.OfTypes ofTypes -> areKeys(ofTypes.inputs());
    };
  }

  private static @Nullable FetchGraph drop(FetchStep step, StepsByPlace places, FetchGraph graph) {
    Entry entry = step.entries().getFirst();
    for (int id : places.atOrAbove(entry.place())) {
      FetchStep earlier = id == step.id() || !graph.has(id) ? null : graph.step(id);
      if (earlier != null
          && earlier.purpose().covers(step.purpose())
          && graph.wave(id) < graph.wave(step.id())) {
        Entry both = TakeOver.of(entry.selection(), entry.place(), earlier.entries().getFirst());
        if (both != null) {
          return graph.replacing(step, earlier.withEntries(List.of(both)).alsoFor(step));
        }
      }
    }
    return null;
  }
}
