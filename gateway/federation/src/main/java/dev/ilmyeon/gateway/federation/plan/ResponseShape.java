package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands under each response key of a subgraph document's objects, whichever fragment selects
 * it: a document is valid only if all that share a key have the same shape (GraphQL specification,
 * 5.3.2, SameResponseShape).
 */
final class ResponseShape {

  private final Schema schema;
  private Map<String, Value> values = Map.of();

  /** {@code type}: or another one of its shape. */
  private record Value(TypeReference type, ResponseShape below) {}

  /** Of nothing yet. {@code schema}: the supergraph's, to tell leaves from objects. */
  ResponseShape(Schema schema) {
    this.schema = schema;
  }

  /** Whether a value of this type can stand under the key; if so, that is what stands there. */
  boolean admits(String key, TypeReference type) {
    Value known = values.get(key);
    if (known != null) {
      return isSame(known.type(), type);
    }
    if (values.isEmpty()) {
      values = new HashMap<>();
    }
    values.put(key, new Value(type, new ResponseShape(schema)));
    return true;
  }

  /** Lists and non-nulls count, and which leaf type it is; objects do not differ from objects. */
  private boolean isSame(TypeReference one, TypeReference other) {
    if (one == other) {
      return true;
    }
    return switch (one) {
      case Named(String name) ->
          other instanceof Named(String otherName)
              && (name.equals(otherName) || isComposite(name) && isComposite(otherName));
      case ListOf(TypeReference item) ->
          other instanceof ListOf(TypeReference otherItem) && isSame(item, otherItem);
      case NonNull(TypeReference nullable) ->
          other instanceof NonNull(TypeReference otherNullable) && isSame(nullable, otherNullable);
    };
  }

  private boolean isComposite(String type) {
    return schema.type(type) instanceof NamedType.CompositeType;
  }

  /** Whether both can stand in one document. */
  boolean agreesWith(ResponseShape other) {
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Value value = entry.getValue();
      Value others = other.values.get(entry.getKey());
      if (others != null
          && !(isSame(value.type(), others.type()) && value.below().agreesWith(others.below()))) {
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
