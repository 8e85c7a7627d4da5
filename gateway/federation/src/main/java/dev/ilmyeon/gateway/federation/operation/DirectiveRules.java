package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Directives are known, stand where they may, and once (GraphQL specification, 5.7). */
final class DirectiveRules {

  /**
   * Taken from everyone, whatever the schema says, and of no effect for who cannot take a response
   * in parts.
   */
  private static final DirectiveDefinition DEFER =
      new DirectiveDefinition(
          "defer", null, deferArguments(), false, Set.of("FRAGMENT_SPREAD", "INLINE_FRAGMENT"));

  private final ValidationContext context;
  private final ArgumentRules arguments;
  private final DeferRules deferrals;

  DirectiveRules(ValidationContext context, ArgumentRules arguments, DeferRules deferrals) {
    this.context = context;
    this.arguments = arguments;
    this.deferrals = deferrals;
  }

  private static Map<String, InputValueDefinition> deferArguments() {
    Map<String, InputValueDefinition> arguments = new LinkedHashMap<>();
    arguments.put(
        "if",
        new InputValueDefinition(
            "if", null, new NonNull(new Named("Boolean")), new Value.BooleanValue(true), null));
    arguments.put(
        "label", new InputValueDefinition("label", null, new Named("String"), null, null));
    return arguments;
  }

  void check(Scope scope, List<AppliedDirective> directives, String location) {
    Map<String, AppliedDirective> first = new HashMap<>();
    for (AppliedDirective directive : directives) {
      DirectiveDefinition definition = definition(directive.name());
      if (definition == null) {
        context.report("Unknown directive \"@" + directive.name() + "\".", directive.at());
      } else {
        if (!definition.locations().contains(location)) {
          context.report(
              "Directive \"@%s\" may not be used on %s.".formatted(directive.name(), location),
              directive.at());
        }
        AppliedDirective earlier = first.putIfAbsent(directive.name(), directive);
        if (earlier != null && !definition.repeatable()) {
          context.report(
              "The directive \"@%s\" can only be used once at this location."
                  .formatted(directive.name()),
              earlier.at(),
              directive.at());
        }
      }
      arguments.checkDirective(scope, directive, definition);
      deferrals.checkLabel(directive);
    }
  }

  private @Nullable DirectiveDefinition definition(String name) {
    DirectiveDefinition definition = context.schema().directives().get(name);
    return definition == null && name.equals("defer") ? DEFER : definition;
  }
}
