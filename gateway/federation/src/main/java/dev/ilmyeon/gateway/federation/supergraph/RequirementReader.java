package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.AnnotatedSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what protects types and fields, whatever the schema calls the directives. A directive of
 * such a name that no link explains protects too, and one that cannot be read is an error: a
 * protection must not get lost.
 */
final class RequirementReader {

  private static final List<String> PROTECTING =
      List.of("authenticated", "requiresScopes", "policy");

  private final AnnotatedSchema annotated;
  private final Map<String, String> canonical = new HashMap<>();

  RequirementReader(AnnotatedSchema annotated, List<Feature> features) {
    this.annotated = annotated;
    for (String name : PROTECTING) {
      for (Feature feature : features) {
        if (feature.is(name)) {
          canonical.put(feature.namespace(), name);
        }
        if (feature.is(name) || feature.is("federation")) {
          canonical.put(feature.directive(name), name);
        }
      }
      if (features.stream().noneMatch(feature -> feature.ownsDirective(name))) {
        canonical.put(name, name);
      }
    }
  }

  /** By coordinate; all must be met. */
  Map<String, Set<Requirement>> read() {
    Map<String, Set<Requirement>> requirements = new LinkedHashMap<>();
    annotated
        .directives()
        .forEach((coordinate, applied) -> {
          for (AppliedDirective directive : applied) {
            Requirement requirement = requirement(directive);
            if (requirement != null) {
              requirements.computeIfAbsent(coordinate, _ -> new LinkedHashSet<>()).add(requirement);
            }
          }
        });
    return requirements;
  }

  private @Nullable Requirement requirement(AppliedDirective directive) {
    return switch (canonical.get(directive.name())) {
      case "authenticated" -> new Requirement.Authenticated();
      case "requiresScopes" -> new Requirement.Scopes(alternatives(directive, "scopes"));
      case "policy" -> new Requirement.Policies(alternatives(directive, "policies"));
      case null, default -> null;
    };
  }

  private Set<Set<String>> alternatives(AppliedDirective directive, String argument) {
    Source source = annotated.source();
    JoinDirective read = new JoinDirective(directive, source);
    Set<Set<String>> alternatives = new LinkedHashSet<>();
    for (Value alternative : items(read.value(argument), read, argument)) {
      Set<String> names = new LinkedHashSet<>();
      for (Value name : items(alternative, read, argument)) {
        if (!(name instanceof Value.StringValue(String text))) {
          throw unreadable(read, argument);
        }
        names.add(text);
      }
      alternatives.add(Set.copyOf(names));
    }
    return alternatives;
  }

  /** A single value stands for a list of it (GraphQL specification, 3.11: input coercion). */
  private static List<Value> items(@Nullable Value value, JoinDirective read, String argument) {
    return switch (value) {
      case Value.ListValue(List<Value> items) -> items;
      case Value.StringValue single -> List.of(single);
      case null, default -> throw unreadable(read, argument);
    };
  }

  private static SupergraphException unreadable(JoinDirective read, String argument) {
    return read.error(
        "expected %s of @%s to be a list of lists of strings."
            .formatted(argument, read.directive().name()));
  }
}
