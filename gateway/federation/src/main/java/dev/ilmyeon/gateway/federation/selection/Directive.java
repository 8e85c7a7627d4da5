package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A directive of the schema's own that a client writes to a field or an operation, such as
 * {@code @upper} or {@code @log(as: $name)}. What it means is the subgraphs' affair: it is passed
 * on to them. A composer lets only those into a supergraph that all subgraphs define.
 *
 * @param arguments in the document's order, then those that have their defaults; values may be or
 *     hold variables
 */
public record Directive(String name, Map<String, Value> arguments) {

  /** Those that mean something to the engine, and nothing to subgraphs. */
  private static final Set<String> OWN = Set.of("skip", "include", "defer");

  public Directive {
    arguments =
        arguments.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * Those that are passed on, in their order. What clients may leave out is filled in: it need not
   * have the same default, or any, in each subgraph.
   */
  public static List<Directive> of(List<AppliedDirective> applied, Schema schema) {
    if (applied.isEmpty()) {
      return List.of();
    }
    List<Directive> directives = new ArrayList<>();
    for (AppliedDirective directive : applied) {
      if (!OWN.contains(directive.name())) {
        directives.add(new Directive(directive.name(), arguments(directive, schema)));
      }
    }
    return List.copyOf(directives);
  }

  private static Map<String, Value> arguments(AppliedDirective applied, Schema schema) {
    Map<String, Value> arguments = new LinkedHashMap<>(Argument.byName(applied.arguments()));
    DirectiveDefinition definition = schema.directives().get(applied.name());
    if (definition != null) {
      for (InputValueDefinition argument : definition.arguments().values()) {
        if (argument.defaultValue() != null) {
          arguments.putIfAbsent(argument.name(), argument.defaultValue());
        }
      }
    }
    return arguments;
  }

  /**
   * Those of a field that is written twice, and becomes one: each once. Where that would apply one
   * twice that is not repeatable, the first counts.
   *
   * <pre>
   *   { name @log(as: "a")  name @upper @log(as: "b") }   →   { name @log(as: "a") @upper }
   * </pre>
   */
  static List<Directive> both(List<Directive> one, List<Directive> other, Schema schema) {
    if (other.isEmpty() || one.equals(other)) {
      return one;
    }
    List<Directive> both = new ArrayList<>(one);
    for (Directive more : other) {
      boolean known =
          isRepeatable(more, schema)
              ? one.contains(more)
              : both.stream().anyMatch(each -> each.name.equals(more.name));
      if (!known) {
        both.add(more);
      }
    }
    return List.copyOf(both);
  }

  private static boolean isRepeatable(Directive directive, Schema schema) {
    DirectiveDefinition definition = schema.directives().get(directive.name);
    return definition != null && definition.repeatable();
  }
}
