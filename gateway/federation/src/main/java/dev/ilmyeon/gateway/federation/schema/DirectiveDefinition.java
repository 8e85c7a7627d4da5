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

  /** GraphQL specification, 3.13: ExecutableDirectiveLocation. */
  private static final Set<String> EXECUTABLE =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION");

  public DirectiveDefinition {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    locations = Collections.unmodifiableSet(new LinkedHashSet<>(locations));
  }

  /** Whether it can stand in an operation. */
  public boolean executable() {
    return !Collections.disjoint(locations, EXECUTABLE);
  }
}
