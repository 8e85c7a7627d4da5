package dev.ilmyeon.gateway.federation.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directive; locations by their names in the specification, such as {@code FIELD}. */
public record DirectiveDefinition(
    String name,
    @Nullable String description,
    Map<String, InputValueDefinition> arguments,
    boolean repeatable,
    Set<String> locations) {

  public DirectiveDefinition {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    locations = Collections.unmodifiableSet(new LinkedHashSet<>(locations));
  }
}
