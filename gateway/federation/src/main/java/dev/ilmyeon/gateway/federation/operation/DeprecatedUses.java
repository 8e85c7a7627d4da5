package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What selections, and all that they reach, use although it is deprecated: fields, on the type that
 * they are selected on, and their arguments. Each fragment is looked at once.
 */
final class DeprecatedUses {

  private final Schema schema;
  private final Map<String, Fragment> fragments;
  private final Set<String> visited = new HashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  DeprecatedUses(Schema schema, Map<String, Fragment> fragments) {
    this.schema = schema;
    this.fragments = fragments;
  }

  /** {@code root} is null where nothing is known. */
  List<String> of(@Nullable CompositeType root, SelectionSetSyntax selections) {
    gather(root, selections);
    return List.copyOf(found);
  }

  private void gather(@Nullable CompositeType type, SelectionSetSyntax selections) {
    if (type == null) {
      return;
    }
    for (SelectionSyntax selection : selections.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field -> gather(type, field);
        case SelectionSyntax.InlineFragment inline ->
            gather(
                inline.typeCondition() == null ? type : composite(inline.typeCondition().name()),
                inline.selections());
        case SelectionSyntax.Spread spread -> {
          Fragment fragment = fragments.get(spread.name());
          if (fragment != null && visited.add(spread.name())) {
            gather(composite(fragment.typeCondition().name()), fragment.selections());
          }
        }
      }
    }
  }

  private void gather(CompositeType type, SelectionSyntax.Field field) {
    FieldDefinition definition = schema.field(type, field.name());
    if (definition == null) {
      return;
    }
    String coordinate = type.name() + "." + field.name();
    if (definition.deprecationReason() != null) {
      found.add(coordinate);
    }
    field
        .arguments()
        .forEach(argument -> {
          InputValueDefinition input = definition.arguments().get(argument.name());
          if (input != null && input.deprecationReason() != null) {
            found.add("%s(%s:)".formatted(coordinate, argument.name()));
          }
        });
    if (field.selections() != null) {
      gather(composite(definition.type().namedType()), field.selections());
    }
  }

  private @Nullable CompositeType composite(String name) {
    NamedType type = schema.type(name);
    return type instanceof CompositeType composite ? composite : null;
  }
}
