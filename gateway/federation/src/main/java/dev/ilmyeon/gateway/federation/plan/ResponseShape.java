package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands under each response key of a subgraph document's objects, whichever fragment selects
 * it: a document is valid only if all that share a key have the same shape (GraphQL specification,
 * 5.3.2, SameResponseShape).
 */
final class ResponseShape {

  private final Schema schema;

  /** Or another one of its shape; null where it is not the value of a key. */
  private final @Nullable TypeReference type;

  private Map<String, ResponseShape> values = Map.of();

  /** Of nothing yet. {@code schema}: the supergraph's, to tell leaves from objects. */
  ResponseShape(Schema schema) {
    this(schema, null);
  }

  private ResponseShape(Schema schema, @Nullable TypeReference type) {
    this.schema = schema;
    this.type = type;
  }

  /** Whether a value of this type can stand under the key; if so, that is what stands there. */
  boolean admits(String key, TypeReference valueType) {
    ResponseShape known = values.get(key);
    if (known != null) {
      return isSame(known.type, valueType);
    }
    if (values.isEmpty()) {
      values = new HashMap<>();
    }
    values.put(key, new ResponseShape(schema, valueType));
    return true;
  }

  /** Lists and non-nulls count, and which leaf type it is; objects do not differ from objects. */
  private boolean isSame(@Nullable TypeReference one, @Nullable TypeReference other) {
    if (one == other) {
      return true;
    }
    return switch (one) {
      case null -> false;
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
    for (Map.Entry<String, ResponseShape> entry : values.entrySet()) {
      ResponseShape value = entry.getValue();
      ResponseShape others = other.values.get(entry.getKey());
      if (others != null && !(isSame(value.type, others.type) && value.agreesWith(others))) {
        return false;
      }
    }
    return true;
  }

  /** What is below a key that was admitted. */
  ResponseShape below(String key) {
    ResponseShape below = values.get(key);
    if (below == null) {
      throw new IllegalArgumentException("Nothing under " + key);
    }
    return below;
  }
}
