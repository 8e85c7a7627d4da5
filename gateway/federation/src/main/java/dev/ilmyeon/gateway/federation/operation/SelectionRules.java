package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.TypeSyntax;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The walk over the selections of one operation or fragment: fields exist and are leaves or not
 * (GraphQL specification, 5.3.1, 5.3.3), fragments can apply (5.5.1.2, 5.5.1.3, 5.5.2.1, 5.5.2.3).
 * Below something unknown there is no parent type, and only what needs none is checked.
 */
final class SelectionRules {

  private final ValidationContext context;
  private final Schema schema;
  private final ArgumentRules arguments;
  private final DirectiveRules directives;

  SelectionRules(ValidationContext context, ArgumentRules arguments, DirectiveRules directives) {
    this.context = context;
    this.schema = context.schema();
    this.arguments = arguments;
    this.directives = directives;
  }

  void walk(Scope scope, SelectionSetSyntax selections, @Nullable CompositeType parent) {
    for (SelectionSyntax selection : selections.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field -> field(scope, field, parent);
        case SelectionSyntax.Spread spread -> spread(scope, spread, parent);
        case SelectionSyntax.InlineFragment inline -> inline(scope, inline, parent);
      }
    }
  }

  private void field(Scope scope, SelectionSyntax.Field field, @Nullable CompositeType parent) {
    FieldDefinition definition = parent == null ? null : schema.selectable(parent, field.name());
    if (parent != null && definition == null) {
      context.report(
          "Cannot query field \"%s\" on type \"%s\".".formatted(field.name(), parent.name()),
          field.at());
    }
    arguments.checkField(scope, field, parent, definition);
    directives.check(scope, field.directives(), "FIELD");
    NamedType type = definition == null ? null : schema.type(definition.type().namedType());
    if (definition != null) {
      leaf(field, definition, type instanceof CompositeType);
    }
    if (field.selections() != null) {
      walk(scope, field.selections(), type instanceof CompositeType composite ? composite : null);
    }
  }

  private void leaf(SelectionSyntax.Field field, FieldDefinition definition, boolean composite) {
    if (composite && field.selections() == null) {
      context.report(
          "Field \"%s\" of type \"%s\" must have a selection of subfields."
              .formatted(field.name(), definition.type()),
          field.at());
    }
    if (!composite && field.selections() != null) {
      context.report(
          "Field \"%s\" must not have a selection since type \"%s\" has no subfields."
              .formatted(field.name(), definition.type()),
          field.selections().at());
    }
  }

  private void spread(Scope scope, SelectionSyntax.Spread spread, @Nullable CompositeType parent) {
    scope.spreads().add(spread);
    directives.check(scope, spread.directives(), "FRAGMENT_SPREAD");
    var fragment = context.fragments().get(spread.name());
    if (fragment == null) {
      context.report("Unknown fragment \"" + spread.name() + "\".", spread.nameAt());
      return;
    }
    if (parent != null
        && schema.type(fragment.typeCondition().name()) instanceof CompositeType condition
        && neverApplies(parent, condition)) {
      context.report(
          "Fragment \"%s\" cannot be spread here as objects of type \"%s\" can never be of type \"%s\"."
              .formatted(spread.name(), parent.name(), condition.name()),
          spread.at());
    }
  }

  private void inline(
      Scope scope, SelectionSyntax.InlineFragment inline, @Nullable CompositeType parent) {
    directives.check(scope, inline.directives(), "INLINE_FRAGMENT");
    TypeSyntax.Named condition = inline.typeCondition();
    if (condition == null) {
      walk(scope, inline.selections(), parent);
      return;
    }
    CompositeType type = condition(condition, "Fragment");
    if (parent != null && type != null && neverApplies(parent, type)) {
      context.report(
          "Fragment cannot be spread here as objects of type \"%s\" can never be of type \"%s\"."
              .formatted(parent.name(), type.name()),
          inline.at());
    }
    walk(scope, inline.selections(), type);
  }

  /** The type of a type condition; null, and reported, where it is none. */
  @Nullable CompositeType condition(TypeSyntax.Named condition, String fragment) {
    NamedType type = schema.type(condition.name());
    if (type instanceof CompositeType composite) {
      return composite;
    }
    context.report(
        type == null
            ? "Unknown type \"" + condition.name() + "\"."
            : "%s cannot condition on non composite type \"%s\"."
                .formatted(fragment, condition.name()),
        condition.at());
    return null;
  }

  private boolean neverApplies(CompositeType parent, CompositeType condition) {
    Set<String> possible = schema.possibleTypes(parent.name());
    return !parent.name().equals(condition.name())
        && Collections.disjoint(possible, schema.possibleTypes(condition.name()));
  }
}
