package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.schema.DirectiveDefinition;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arguments exist, once, and those that are required are there (GraphQL specification, 5.4). */
final class ArgumentRules {

  private final ValidationContext context;
  private final ValueRules values;

  ArgumentRules(ValidationContext context, ValueRules values) {
    this.context = context;
    this.values = values;
  }

  /** {@code definition} null: the field is not known, only its variables are noted. */
  void checkField(
      Scope scope,
      SelectionSyntax.Field field,
      @Nullable CompositeType parent,
      @Nullable FieldDefinition definition) {
    if (field.arguments().isEmpty() && (definition == null || definition.arguments().isEmpty())) {
      return;
    }
    check(
        scope,
        field.arguments(),
        definition == null ? null : definition.arguments(),
        name ->
            "Unknown argument \"%s\" on field \"%s.%s\"."
                .formatted(name, parent == null ? "" : parent.name(), field.name()),
        missing ->
            "Field \"%s\" argument \"%s\" of type \"%s\" is required, but it was not provided."
                .formatted(field.name(), missing.name(), missing.type()),
        field.at());
  }

  /** {@code definition} null: the directive is not known, only its variables are noted. */
  void checkDirective(
      Scope scope, AppliedDirective directive, @Nullable DirectiveDefinition definition) {
    check(
        scope,
        directive.arguments(),
        definition == null ? null : definition.arguments(),
        name -> "Unknown argument \"%s\" on directive \"@%s\".".formatted(name, directive.name()),
        missing ->
            "Directive \"@%s\" argument \"%s\" of type \"%s\" is required, but it was not provided."
                .formatted(directive.name(), missing.name(), missing.type()),
        directive.at());
  }

  private void check(
      Scope scope,
      List<Argument> given,
      @Nullable Map<String, InputValueDefinition> defined,
      Function<String, String> unknown,
      Function<InputValueDefinition, String> missing,
      int at) {
    Map<String, Argument> first = new HashMap<>();
    for (Argument argument : given) {
      Argument earlier = first.putIfAbsent(argument.name(), argument);
      if (earlier != null) {
        context.report(
            "There can be only one argument named \"" + argument.name() + "\".",
            earlier.at(),
            argument.at());
      }
      InputValueDefinition definition = defined == null ? null : defined.get(argument.name());
      if (defined != null && definition == null) {
        context.report(unknown.apply(argument.name()), argument.at());
      }
      values.check(
          scope,
          argument.value(),
          argument.valueAt(),
          definition == null ? null : definition.type(),
          definition != null && definition.defaultValue() != null);
    }
    if (defined != null) {
      for (InputValueDefinition definition : defined.values()) {
        if (definition.required() && !first.containsKey(definition.name())) {
          context.report(missing.apply(definition), at);
        }
      }
    }
  }
}
