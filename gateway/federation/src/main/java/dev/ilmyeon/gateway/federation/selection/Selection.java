package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A typed selection: a field or a fragment in place. Named fragments, skip and include are gone by
 * now.
 */
public sealed interface Selection {

  /**
   * A field.
   *
   * @param responseKey the alias, or the name where there is none
   * @param definition the field in the schema that the selection is made against; for {@code
   *     __typename} a synthetic one
   * @param arguments in the document's order; values may be or hold variables. They are not copied:
   *     nobody changes them any more
   * @param directives those that are passed on to subgraphs
   * @param selections null on a leaf
   */
  record Field(
      String responseKey,
      FieldDefinition definition,
      Map<String, Value> arguments,
      List<Directive> directives,
      @Nullable SelectionSet selections)
      implements Selection {

    public Field {
      directives = List.copyOf(directives);
      arguments = arguments.isEmpty() ? Map.of() : Collections.unmodifiableMap(arguments);
    }

    /** Without directives. */
    public Field(
        String responseKey,
        FieldDefinition definition,
        Map<String, Value> arguments,
        @Nullable SelectionSet selections) {
      this(responseKey, definition, arguments, List.of(), selections);
    }

    public String name() {
      return definition.name();
    }

    /** The same field with something else selected below it. */
    public Field with(@Nullable SelectionSet others) {
      return new Field(responseKey, definition, arguments, directives, others);
    }

    /** The same field under another key. */
    public Field under(String key) {
      return new Field(key, definition, arguments, directives, selections);
    }

    /** Whether both have the same value, as far as they select the same below it. */
    public boolean means(Field other) {
      return name().equals(other.name())
          && arguments.equals(other.arguments)
          && directives.equals(other.directives);
    }

    public boolean isTypename() {
      return definition.name().equals("__typename");
    }
  }

  /**
   * {@code ... on typeCondition { selections }}; {@code selections.parent()} is the type condition.
   *
   * @param part the part of the response that begins here, which is deferred; 0 if none does
   */
  record InlineFragment(SelectionSet selections, int part) implements Selection {

    /** One that is not deferred. */
    public InlineFragment(SelectionSet selections) {
      this(selections, 0);
    }

    public CompositeType typeCondition() {
      return selections.parent();
    }
  }
}
