package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.Copy;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry.ForTypes;
import java.util.ArrayList;
import java.util.List;

/** Inputs as the program that writes them. */
final class Representations {

  private Representations() {}

  static List<Representation.Entry> entries(List<Input> inputs) {
    List<Representation.Entry> entries = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      entries.add(entry(input));
    }
    return entries;
  }

  private static Representation.Entry entry(Input input) {
    return switch (input) {
      case Input.Value value ->
          new Copy(
              value.name(),
              value.place().responseKey(),
              value.key(),
              value.below().isEmpty() ? null : entries(value.below()));
      case Input.Typename() -> new Copy("__typename", "__typename", false, null);
      case Input.OfTypes ofTypes ->
          new ForTypes(ofTypes.types().names(), entries(ofTypes.inputs()));
    };
  }
}
