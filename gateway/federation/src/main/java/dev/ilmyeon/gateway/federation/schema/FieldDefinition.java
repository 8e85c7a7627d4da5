package dev.ilmyeon.gateway.federation.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field of an object or interface, its arguments by name in the schema's order. */
public record FieldDefinition(
    String name,
    @Nullable String description,
    TypeReference type,
    Map<String, InputValueDefinition> arguments,
    @Nullable String deprecationReason) {

  public FieldDefinition {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }
}
