package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands under each response key of a subgraph document's objects, whichever fragment selects
 * it: a document is valid only if all that share a key have the same shape (GraphQL specification,
 * 5.3.2, SameResponseShape).
 */
final class ResponseShape {

  private final Map<String, Value> values = new HashMap<>();

  private record Value(String shape, ResponseShape below) {}

  /** Lists and non-nulls count, and which leaf type it is; objects do not differ from objects. */
  static String shapeOf(TypeReference type, Schema schema) {
    return switch (type) {
      case TypeReference.Named named ->
          schema.type(named.name()) instanceof NamedType.CompositeType ? "{}" : named.name();
      case TypeReference.ListOf list -> "[" + shapeOf(list.item(), schema) + "]";
      case TypeReference.NonNull nonNull -> shapeOf(nonNull.nullable(), schema) + "!";
    };
  }

  /** Whether a value of this shape can stand under the key; if so, that is what stands there. */
  boolean admits(String key, String shape) {
    return values
        .computeIfAbsent(key, _ -> new Value(shape, new ResponseShape()))
        .shape()
        .equals(shape);
  }

  /** Whether both can stand in one document. */
  boolean agreesWith(ResponseShape other) {
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Value value = entry.getValue();
      Value others = other.values.get(entry.getKey());
      if (others != null
          && !(value.shape().equals(others.shape()) && value.below().agreesWith(others.below()))) {
        return false;
      }
    }
    return true;
  }

  /** What is below a key that was admitted. */
  ResponseShape below(String key) {
    Value value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Nothing under " + key);
    }
    return value.below();
  }
}
