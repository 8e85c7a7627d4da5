package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which type an object is of, as far as it says, and which fragments are about it. */
final class RuntimeTypes {

  private final Schema schema;
  private final SliceMap<String> objectTypes;

  /** With the whole schema, inaccessible types included. */
  RuntimeTypes(Schema schema) {
    this.schema = schema;
    Map<String, String> names = new LinkedHashMap<>();
    schema
        .types()
        .forEach((name, type) -> {
          if (type instanceof ObjectType) {
            names.put(name, name);
          }
        });
    this.objectTypes = new SliceMap<>(names);
  }

  /** An object's type, or what else its {@code __typename} says; null if it has none. */
  @Nullable String of(MergedView view, int from, int to) {
    String type = view.typed(objectTypes, from, to);
    return type == null ? view.typename(from, to) : type;
  }

  /**
   * Whether an object of a type can be of another type too. Of an interface (which is all that a
   * subgraph with an interface object knows) one implementation will do; null can be anything.
   */
  boolean applies(String condition, @Nullable String type) {
    return type == null
        || !Collections.disjoint(schema.possibleTypes(condition), schema.possibleTypes(type));
  }
}
