package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.SchemaSubset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes away from a supergraph's schema what is not for clients: first the machinery (types and
 * directives of the linked specifications), then what is {@code @inaccessible}.
 */
final class SchemaFilter {

  /** Prefixes of specifications that some composers use without linking them. */
  private static final List<String> MACHINERY =
      List.of("join__", "link__", "core__", "federation__", "requiresScopes__", "policy__");

  private final AnnotatedSchema annotated;
  private final List<Feature> features;
  private final String inaccessible;

  SchemaFilter(AnnotatedSchema annotated, List<Feature> features) {
    this.annotated = annotated;
    this.features = features;
    this.inaccessible =
        features.stream()
            .filter(feature -> feature.is("inaccessible"))
            .map(feature -> feature.directive("inaccessible"))
            .findFirst()
            .orElse("inaccessible");
  }

  /** Without the specifications' own types and directives. */
  Schema withoutMachinery() {
    return filter(
        annotated.schema(),
        type -> !isMachineryType(type),
        directive -> !isMachineryDirective(directive),
        _ -> true);
  }

  /** Without what is inaccessible. */
  Schema accessible(Schema schema) {
    return filter(schema, this::isAccessible, _ -> true, this::isAccessible);
  }

  /** Whether a directive builds the supergraph, and so is of no interest to later stages. */
  boolean isJoinery(AppliedDirective directive) {
    return features.stream()
        .anyMatch(feature ->
            (feature.is("join") || feature.is("link") || feature.is("core"))
                && feature.ownsDirective(directive.name()));
  }

  /** Whether a coordinate's type is left once the machinery is gone. */
  boolean keepsCoordinate(String coordinate) {
    String type = coordinate.split("[.(]", 2)[0];
    return !type.startsWith("@") && !isMachineryType(type);
  }

  private boolean isMachineryType(String type) {
    return MACHINERY.stream().anyMatch(type::startsWith)
        || features.stream().anyMatch(feature -> feature.ownsType(type));
  }

  private boolean isMachineryDirective(String directive) {
    return directive.equals(inaccessible)
        || MACHINERY.stream().anyMatch(directive::startsWith)
        || features.stream()
            .anyMatch(
                feature -> feature.ownsDirective(directive) && !isForClients(directive, feature));
  }

  /** What somebody's own specification has for operations, and composers let in. */
  private boolean isForClients(String directive, Feature feature) {
    DirectiveDefinition definition = annotated.schema().directives().get(directive);
    return !feature.isApollos() && definition != null && definition.executable();
  }

  private boolean isAccessible(String coordinate) {
    return annotated.applied(coordinate).stream()
        .noneMatch(directive -> directive.name().equals(inaccessible));
  }

  private static Schema filter(
      Schema schema,
      Predicate<String> types,
      Predicate<String> directives,
      Predicate<String> coordinates) {
    Set<String> kept = new LinkedHashSet<>(schema.types().keySet());
    kept.removeIf(types.negate());
    return new SchemaSubset(kept, directives, coordinates).of(schema);
  }
}
