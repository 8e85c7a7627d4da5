package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Directives are known, stand where they may, and once (GraphQL specification, 5.7). */
final class DirectiveRules {

  private final ValidationContext context;
  private final ArgumentRules arguments;
  private final DeferRules deferrals;

  DirectiveRules(ValidationContext context, ArgumentRules arguments, DeferRules deferrals) {
    this.context = context;
    this.arguments = arguments;
    this.deferrals = deferrals;
  }

  void check(Scope scope, List<AppliedDirective> directives, String location) {
    if (directives.isEmpty()) {
      return;
    }
    Map<String, AppliedDirective> first = new HashMap<>();
    for (AppliedDirective directive : directives) {
      DirectiveDefinition definition = context.schema().directives().get(directive.name());
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
}
