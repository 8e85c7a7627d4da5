package dev.ilmyeon.gateway.federation.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields of a type, as keys, requirements and provisions name them. */
record FieldSet(List<Part> parts) {

  FieldSet {
    parts = List.copyOf(parts);
  }

  sealed interface Part {}

  /** {@code below} is null on a leaf. */
  record Field(String name, Map<String, Object> arguments, @Nullable FieldSet below)
      implements Part {
    @Override
    public String toString() {
      String call = arguments.isEmpty() ? name : name + "(" + Literals.arguments(arguments) + ")";
      return below == null ? call : call + " { " + below + " }";
    }
  }

  record On(String type, FieldSet fields) implements Part {
    @Override
    public String toString() {
      return "... on " + type + " { " + fields + " }";
    }
  }

  static FieldSet of(String... names) {
    return new FieldSet(
        List.of(names).stream().<Part>map(name -> new Field(name, Map.of(), null)).toList());
  }

  static FieldSet of(String name, FieldSet below) {
    return new FieldSet(List.of(new Field(name, Map.of(), below)));
  }

  static FieldSet of(String name, Map<String, Object> arguments, @Nullable FieldSet below) {
    return new FieldSet(List.of(new Field(name, new LinkedHashMap<>(arguments), below)));
  }

  FieldSet and(FieldSet other) {
    return new FieldSet(
        java.util.stream.Stream.concat(parts.stream(), other.parts.stream()).distinct().toList());
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::toString).collect(Collectors.joining(" "));
  }
}
