package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a supergraph says of costs, by coordinate, and what holds where it says nothing. What it
 * says of the field of an object type holds for that of its interfaces, unless these have a word of
 * their own: of several the most expensive.
 */
public final class CostRules {

  private final Schema schema;
  private final int unknownSize;
  private final Map<String, Double> weights = new HashMap<>();
  private final Map<String, ListSizing> sizes = new HashMap<>();

  /** {@code unknownSize}: how many values a list is taken to have of which nothing is said. */
  public CostRules(SupergraphModel supergraph, int unknownSize) {
    this.schema = supergraph.schema();
    this.unknownSize = unknownSize;
    supergraph
        .directives()
        .forEach((coordinate, applied) -> applied.forEach(each -> add(coordinate, each)));
  }

  private void add(String coordinate, AppliedDirective directive) {
    switch (directive.name()) {
      case "cost" -> {
        Double weight = weight(directive.argument("weight"));
        if (weight != null) {
          weights.put(coordinate, weight);
        }
      }
      case "listSize" -> sizes.put(coordinate, ListSizing.of(directive));
      default -> {}
    }
  }

  /** An Int in Federation, in the draft a string. */
  private static @Nullable Double weight(@Nullable Argument weight) {
    try {
      return switch (weight == null ? null : weight.value()) {
        case Value.IntValue(String text) -> Double.valueOf(text);
        case Value.FloatValue(String text) -> Double.valueOf(text);
        case Value.StringValue(String text) -> Double.valueOf(text);
        case null, default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** What an operation costs that is in normal form. */
  public OperationCost of(Operation operation) {
    return new OperationCost(new CostEstimate(this, schema).of(operation));
  }

  int unknownSize() {
    return unknownSize;
  }

  /** Of a field as it is selected on a type, without what is below it. */
  double field(String type, String field, String valueType) {
    Double own = weights.get(type + "." + field);
    if (own == null) {
      for (String possible : possible(type)) {
        Double ofObject = weights.get(possible + "." + field);
        own = ofObject == null || own != null && own > ofObject ? own : ofObject;
      }
    }
    return own == null ? type(valueType) : own;
  }

  private double type(String name) {
    Double own = weights.get(name);
    if (own != null) {
      return own;
    }
    double most = schema.type(name) instanceof CompositeType ? 1 : 0;
    for (String possible : possible(name)) {
      most = Math.max(most, weights.getOrDefault(possible, 0.0));
    }
    return most;
  }

  /** Of an argument or an input field, without the fields of its value. */
  double input(String coordinate, String type) {
    Double own = weights.get(coordinate);
    return own != null
        ? own
        : weights.getOrDefault(type, schema.type(type) instanceof InputObjectType ? 1.0 : 0.0);
  }

  /** Null if nothing is said of the size. */
  @Nullable ListSizing size(String type, String field) {
    ListSizing own = sizes.get(type + "." + field);
    for (String possible : own == null ? possible(type) : List.<String>of()) {
      ListSizing ofObject = sizes.get(possible + "." + field);
      if (ofObject != null && (own == null || own.assumed() < ofObject.assumed())) {
        own = ofObject;
      }
    }
    return own;
  }

  private Set<String> possible(String type) {
    return schema.type(type) instanceof CompositeType ? schema.possibleTypes(type) : Set.of();
  }
}
