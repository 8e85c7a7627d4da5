package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema with the directives that its text applies.
 *
 * @param directives by schema coordinate: {@code Type}, {@code Type.field}, {@code
 *     Type.field(argument:)}, {@code Enum.VALUE}, {@code Input.field}; the schema definition itself
 *     under {@link #SCHEMA}
 */
public record AnnotatedSchema(
    Schema schema, Map<String, List<AppliedDirective>> directives, Source source) {

  /** The coordinate of the schema definition, which the specification gives none. */
  public static final String SCHEMA = "";

  public AnnotatedSchema {
    directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
  }

  /** What is applied there, in order; often nothing. */
  public List<AppliedDirective> applied(String coordinate) {
    return directives.getOrDefault(coordinate, List.of());
  }
}
