package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Variable;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.Source;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables (GraphQL specification, 5.8). */
final class VariableRules {

  private final ValidationContext context;
  private final ValueRules values;
  private final DirectiveRules directives;

  VariableRules(ValidationContext context, ValueRules values, DirectiveRules directives) {
    this.context = context;
    this.values = values;
    this.directives = directives;
  }

  /** Each definition by itself: unique, of an input type, with a default that fits. */
  void checkDefinitions(Scope scope, Operation operation) {
    Map<String, Variable> first = new LinkedHashMap<>();
    for (Variable variable : operation.variables()) {
      Variable earlier = first.putIfAbsent(variable.name(), variable);
      if (earlier != null) {
        context.report(
            "There can be only one variable named \"$" + variable.name() + "\".",
            earlier.at() + 1,
            variable.at() + 1);
      }
      TypeReference type = inputType(variable);
      if (variable.defaultValue() != null) {
        values.check(scope, variable.defaultValue(), variable.defaultAt(), type, false);
      }
      directives.check(scope, variable.directives(), "VARIABLE_DEFINITION");
    }
  }

  private @Nullable TypeReference inputType(Variable variable) {
    TypeSyntax.Named named = named(variable.type());
    NamedType type = context.schema().type(named.name());
    if (type == null) {
      context.report("Unknown type \"" + named.name() + "\".", named.at());
      return null;
    }
    if (type instanceof CompositeType) {
      context.report(
          "Variable \"$%s\" cannot be non-input type \"%s\"."
              .formatted(variable.name(), variable.type()),
          variable.type().at());
      return null;
    }
    return TypeReference.of(variable.type());
  }

  private static TypeSyntax.Named named(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Named named -> named;
      case TypeSyntax.ListOf list -> named(list.item());
      case TypeSyntax.NonNull nonNull -> named(nonNull.nullable());
    };
  }

  /** The uses of an operation's variables, in itself and in the fragments that it reaches. */
  void checkUsages(Operation operation, List<Scope> reached) {
    Map<String, Variable> defined = new LinkedHashMap<>();
    operation.variables().forEach(variable -> defined.put(variable.name(), variable));
    Set<String> used = new HashSet<>();
    for (Scope scope : reached) {
      for (Scope.Usage usage : scope.usages()) {
        used.add(usage.variable());
        Variable variable = defined.get(usage.variable());
        if (variable == null) {
          reportUndefined(operation, usage);
        } else if (usage.type() != null) {
          checkPosition(variable, usage, usage.type());
        }
      }
    }
    for (Variable variable : operation.variables()) {
      if (!used.contains(variable.name())) {
        context.report(
            operation.name() == null
                ? "Variable \"$%s\" is never used.".formatted(variable.name())
                : "Variable \"$%s\" is never used in operation \"%s\"."
                    .formatted(variable.name(), operation.name()),
            variable.at());
      }
    }
  }

  private void reportUndefined(Operation operation, Scope.Usage usage) {
    context.report(
        operation.name() == null
            ? "Variable \"$%s\" is not defined.".formatted(usage.variable())
            : "Variable \"$%s\" is not defined by operation \"%s\"."
                .formatted(usage.variable(), operation.name()),
        List.of(place(usage), source().location(operation.at())));
  }

  private void checkPosition(Variable variable, Scope.Usage usage, TypeReference expected) {
    TypeReference type = TypeReference.of(variable.type());
    if (!context.schema().types().containsKey(type.namedType())) {
      return;
    }
    if (usage.oneOf() != null && !(type instanceof NonNull)) {
      context.report(
          "Variable \"$%s\" is of type \"%s\" but must be non-nullable to be used for OneOf Input Object \"%s\"."
              .formatted(variable.name(), type, usage.oneOf()),
          List.of(source().location(variable.at()), place(usage)));
    }
    if (!allowed(variable, type, expected, usage.hasDefault())) {
      context.report(
          "Variable \"$%s\" of type \"%s\" used in position expecting type \"%s\"."
              .formatted(variable.name(), type, expected),
          List.of(source().location(variable.at()), place(usage)));
    }
  }

  private static boolean allowed(
      Variable variable, TypeReference type, TypeReference expected, boolean hasDefault) {
    if (expected instanceof NonNull(TypeReference nullable) && !(type instanceof NonNull)) {
      boolean variableHasDefault =
          variable.defaultValue() != null && !(variable.defaultValue() instanceof Value.NullValue);
      return (variableHasDefault || hasDefault) && fits(type, nullable);
    }
    return fits(type, expected);
  }

  private static boolean fits(TypeReference type, TypeReference expected) {
    return switch (expected) {
      case NonNull(TypeReference nullable) ->
          type instanceof NonNull(TypeReference inner) && fits(inner, nullable);
      case ListOf(TypeReference item) ->
          switch (type) {
            case NonNull(TypeReference inner) -> fits(inner, expected);
            case ListOf(TypeReference inner) -> fits(inner, item);
            case Named _ -> false;
          };
      case Named(String name) ->
          switch (type) {
            case NonNull(TypeReference inner) -> fits(inner, expected);
            case ListOf _ -> false;
            case Named(String given) -> given.equals(name);
          };
    };
  }

  private SourceLocation place(Scope.Usage usage) {
    return Parser.locate(source(), usage.valueAt(), usage.path().steps());
  }

  private Source source() {
    return context.document().source();
  }
}
