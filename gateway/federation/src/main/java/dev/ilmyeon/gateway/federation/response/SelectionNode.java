package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.json.SliceMap;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of a value: the fields for each concrete type that it can have, compiled when
 * the first object of that type comes along. Shared by all requests of an operation; compiling
 * twice does no harm.
 */
final class SelectionNode {

  private final SelectionCompiler compiler;
  private final List<SelectionSet> selections;
  private final PossibleTypes types;
  private final AtomicReferenceArray<@Nullable List<FieldNode>> fields;

  /** {@code types}: what the consumer schema knows that the value can be. */
  SelectionNode(SelectionCompiler compiler, List<SelectionSet> selections, PossibleTypes types) {
    this.compiler = compiler;
    this.selections = selections;
    this.types = types;
    this.fields = new AtomicReferenceArray<>(types.names().size());
  }

  /** The one type that the value can have, or null if {@code __typename} must tell. */
  @Nullable Integer onlyType() {
    return types.onlyType();
  }

  /** Numbers of the types by name. */
  SliceMap<Integer> typeNumbers() {
    return types.numbers();
  }

  /** The fields, in the order of CollectFields, for the type of this number. */
  List<FieldNode> fields(int type) {
    List<FieldNode> known = fields.get(type);
    if (known == null) {
      known = compiler.fields(types.names().get(type), selections);
      fields.set(type, known);
    }
    return known;
  }

  /** The object types that a composite type of the consumer schema stands for. */
  record PossibleTypes(boolean concrete, List<String> names, SliceMap<Integer> numbers) {

    @Nullable Integer onlyType() {
      return concrete ? (Integer) 0 : null;
    }
  }
}
