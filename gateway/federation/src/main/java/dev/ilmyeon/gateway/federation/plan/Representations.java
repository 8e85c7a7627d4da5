package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.plan.Representation.Entry.Copy;
import dev.ilmyeon.gateway.federation.plan.Representation.Entry.ForTypes;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the objects at a place are written as representations. */
final class Representations {

  private Representations() {}

  static Target target(FetchStep.Entry entry) {
    Representation representation =
        new Representation(
            Set.of(), typename(entry.place(), entry.node()), entries(entry.inputs()));
    return new Target(Paths.to(entry.place()), List.of(representation));
  }

  /** The type by which the subgraph knows the object, unless only the object itself can tell. */
  private static @Nullable String typename(Place place, Node node) {
    if (node.blind()) {
      return node.type().name();
    }
    return place.isAbstract() ? null : place.typeName();
  }

  private static List<Representation.Entry> entries(List<Input> inputs) {
    return inputs.stream().map(Representations::entry).toList();
  }

  private static Representation.Entry entry(Input input) {
    return switch (input) {
      case Input.Value value ->
          new Copy(
              value.name(),
              value.place().responseKey(),
              value.key(),
              value.below().isEmpty() ? null : entries(value.below()));
      case Input.OfTypes ofTypes ->
          new ForTypes(ofTypes.types().names(), entries(ofTypes.inputs()));
    };
  }
}
