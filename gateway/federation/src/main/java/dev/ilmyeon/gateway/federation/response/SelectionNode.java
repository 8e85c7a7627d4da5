package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of a value: the fields for each type that it can have, compiled when the first
 * object of that type comes along. Shared by all requests of an operation; compiling twice does no
 * harm.
 */
final class SelectionNode {

  private final SelectionCompiler compiler;
  private final List<SelectionSet> selections;
  private final PossibleTypes types;
  private final AtomicReferenceArray<@Nullable Optional<ObjectNode>> objects;

  /** {@code types}: what the consumer schema knows that the value can be. */
  SelectionNode(SelectionCompiler compiler, List<SelectionSet> selections, PossibleTypes types) {
    this.compiler = compiler;
    this.selections = selections;
    this.types = types;
    this.objects = new AtomicReferenceArray<>(types.names().size());
  }

  /**
   * What to write of an object; null if its type is not known or no type that can be here.
   *
   * @param from the object's first part
   */
  @Nullable ObjectNode object(MergedView view, int from, int to) {
    if (types.concrete()) {
      return object(0);
    }
    Integer type = view.typed(types.objects(), from, to);
    if (type == null) {
      type = view.typed(types.interfaces(), from, to);
    }
    return type == null ? null : object(type);
  }

  /** … for an object of the only type that there can be. */
  ObjectNode onlyObject() {
    ObjectNode only = object(0);
    if (only == null || !types.concrete()) {
      throw new IllegalStateException("Not the only type: " + types.names());
    }
    return only;
  }

  private @Nullable ObjectNode object(int type) {
    Optional<ObjectNode> known = objects.get(type);
    if (known == null) {
      known = Optional.ofNullable(compiler.object(types.names().get(type), selections));
      objects.set(type, known);
    }
    return known.orElse(null);
  }

  /**
   * What an object can say that it is, where a composite type of the consumer schema is expected.
   *
   * @param concrete whether that is an object type, so that nothing need be said
   * @param names the object types, then the interfaces
   * @param objects numbers of the object types among the names
   * @param interfaces … of the interfaces: a subgraph with an interface object knows no more
   */
  record PossibleTypes(
      boolean concrete,
      List<String> names,
      SliceMap<Integer> objects,
      SliceMap<Integer> interfaces) {}
}
