package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a projection is, and the errors it finds there. */
final class FieldErrors {

  private final ResponseErrors errors;

  /** A field, or null for an item of a list, whose index then stands in {@link #indexes}. */
  private @Nullable FieldNode[] steps = new FieldNode[32];

  private int[] indexes = new int[32];
  private int depth;

  private final List<Object> start;

  FieldErrors(ResponseErrors errors) {
    this(errors, List.of());
  }

  /** {@code start}: where the projection begins. */
  FieldErrors(ResponseErrors errors, List<Object> start) {
    this.errors = errors;
    this.start = start;
  }

  void enter(FieldNode field) {
    enter(field, 0);
  }

  void enter(int index) {
    enter(null, index);
  }

  private void enter(@Nullable FieldNode field, int index) {
    if (depth == steps.length) {
      steps = Arrays.copyOf(steps, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
    steps[depth] = field;
    indexes[depth] = index;
    depth++;
  }

  void leave() {
    depth--;
  }

  /** A value is missing that may not be; only an error if nobody has said why. */
  void nullValue() {
    List<Object> path = path();
    if (!errors.explains(path)) {
      add("No value for non-null field " + coordinate() + ".", "SUBGRAPH_NULL_VALUE", null, path);
    }
  }

  /** A value is not of the type that it must be. */
  void invalidValue(String expected, @Nullable String service) {
    add(
        "The value of field " + coordinate() + " is not " + expected + ".",
        "SUBGRAPH_INVALID_VALUE",
        service,
        path());
  }

  /** … where the projection begins, at a value further up. */
  void invalidValue(@Nullable String service) {
    add("A value is not of its type.", "SUBGRAPH_INVALID_VALUE", service, path());
  }

  /** An object's type is not one that the schema allows here, or not known. */
  void unknownType(@Nullable String typename, @Nullable String service) {
    List<Object> path = path();
    if (typename == null && errors.explains(path)) {
      return;
    }
    add(
        typename == null
            ? "An object of field " + coordinate() + " has no type."
            : "An object of field " + coordinate() + " has a type that does not belong there.",
        "SUBGRAPH_INVALID_VALUE",
        service,
        path);
  }

  /** The client may not see what is here. What it would take is not told. */
  void denied() {
    add(
        "Not authorized to see field " + coordinate() + ".",
        "UNAUTHORIZED_FIELD_OR_TYPE",
        null,
        path());
  }

  /** Something cannot be told here. */
  void tell(GraphQlError error) {
    errors.add(new GraphQlError(error.message(), List.of(), path(), error.extensions()));
  }

  private void add(String message, String code, @Nullable String service, List<Object> path) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    if (service != null) {
      extensions.put("service", service);
    }
    errors.add(new GraphQlError(message, List.of(), path, extensions));
  }

  private String coordinate() {
    for (int i = depth - 1; i >= 0; i--) {
      FieldNode field = steps[i];
      if (field != null) {
        return field.coordinate();
      }
    }
    throw new IllegalStateException("Not in a field");
  }

  /** Where the projection is. */
  List<Object> path() {
    List<Object> path = new ArrayList<>(start.size() + depth);
    path.addAll(start);
    for (int i = 0; i < depth; i++) {
      FieldNode field = steps[i];
      path.add(field == null ? (Object) indexes[i] : field.responseKey());
    }
    return path;
  }
}
