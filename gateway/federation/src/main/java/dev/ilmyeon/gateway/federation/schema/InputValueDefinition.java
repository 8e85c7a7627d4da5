package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.Value;
import org.jspecify.annotations.Nullable;

/** An argument or an input field. */
public record InputValueDefinition(
    String name,
    @Nullable String description,
    TypeReference type,
    @Nullable Value defaultValue,
    @Nullable String deprecationReason) {

  /** Whether a value must be given: non-null without a default. */
  public boolean required() {
    return type instanceof TypeReference.NonNull && defaultValue == null;
  }
}
