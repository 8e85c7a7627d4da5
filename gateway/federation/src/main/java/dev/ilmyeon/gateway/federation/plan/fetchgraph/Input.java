package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import java.util.List;

/** What a representation holds of an object, and the places where the values stand. */
public sealed interface Input {

  /**
   * A field.
   *
   * @param name the field's name in the representation
   * @param place where its value stands
   * @param key whether it belongs to the key, without which there is no representation
   * @param below of a composite value; empty for a leaf
   */
  record Value(String name, Place place, boolean key, List<Input> below) implements Input {
    public Value {
      below = List.copyOf(below);
    }
  }

  /** What an object of an abstract type really is. */
  record Typename() implements Input {}

  /** What only objects of some types have. */
  record OfTypes(TypeSet types, List<Input> inputs) implements Input {
    public OfTypes {
      inputs = List.copyOf(inputs);
    }
  }
}
