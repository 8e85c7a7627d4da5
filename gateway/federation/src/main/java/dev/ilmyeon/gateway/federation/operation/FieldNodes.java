package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a valid document, each with its parent type, and the sets of them that selection
 * sets mean once fragments are inlined. A set is a list in the order of the text without repeats,
 * so that equal sets are equal lists.
 */
final class FieldNodes {

  /**
   * A field as written. Where it stands fixes its parent, so there is one node per place; nodes are
   * equal only to themselves.
   */
  static final class FieldNode {
    private final SelectionSyntax.Field field;
    private final CompositeType parent;
    private final FieldDefinition definition;
    private final Map<String, Value> arguments;

    FieldNode(SelectionSyntax.Field field, CompositeType parent, FieldDefinition definition) {
      this.field = field;
      this.parent = parent;
      this.definition = definition;
      this.arguments = new HashMap<>();
      for (Argument argument : field.arguments()) {
        arguments.put(argument.name(), argument.value());
      }
    }

    SelectionSyntax.Field field() {
      return field;
    }

    CompositeType parent() {
      return parent;
    }

    FieldDefinition definition() {
      return definition;
    }

    /** By name: their order means nothing. */
    Map<String, Value> arguments() {
      return arguments;
    }
  }

  private final Schema schema;
  private final Map<String, Fragment> fragments;
  private final Map<SelectionSyntax.Field, FieldNode> nodes = new IdentityHashMap<>();

  FieldNodes(Schema schema, Map<String, Fragment> fragments) {
    this.schema = schema;
    this.fragments = fragments;
  }

  /** What a selection set means. */
  List<FieldNode> collect(SelectionSetSyntax selections, CompositeType parent) {
    Collection collection = new Collection();
    collection.add(selections, parent);
    return collection.fields();
  }

  /** What the selection sets of these fields mean together. */
  List<FieldNode> below(List<FieldNode> group) {
    Collection collection = new Collection();
    for (FieldNode node : group) {
      SelectionSetSyntax selections = node.field().selections();
      if (selections != null
          && schema.type(node.definition().type().namedType()) instanceof CompositeType type) {
        collection.add(selections, type);
      }
    }
    return collection.fields();
  }

  /** Whether {@code field} is in the selection set of {@code parent}. */
  boolean contains(FieldNode parent, FieldNode field) {
    return below(List.of(parent)).contains(field);
  }

  /** The first of the parents that has the field below it. */
  FieldNode parentAmong(List<FieldNode> parents, FieldNode field) {
    for (FieldNode parent : parents) {
      if (contains(parent, field)) {
        return parent;
      }
    }
    return parents.getFirst();
  }

  private final class Collection {
    private final Map<Integer, FieldNode> byPlace = new TreeMap<>();
    private final Set<String> visited = new HashSet<>();

    void add(SelectionSetSyntax selections, CompositeType parent) {
      for (SelectionSyntax selection : selections.selections()) {
        switch (selection) {
          case SelectionSyntax.Field field -> addField(field, parent);
          case SelectionSyntax.InlineFragment inline ->
              add(
                  inline.selections(),
                  inline.typeCondition() == null
                      ? parent
                      : composite(inline.typeCondition().name(), parent));
          case SelectionSyntax.Spread spread -> {
            @Nullable Fragment fragment = fragments.get(spread.name());
            if (fragment != null && visited.add(spread.name())) {
              add(fragment.selections(), composite(fragment.typeCondition().name(), parent));
            }
          }
        }
      }
    }

    private void addField(SelectionSyntax.Field field, CompositeType parent) {
      FieldDefinition definition = schema.selectable(parent, field.name());
      if (definition != null) {
        byPlace.put(
            field.at(),
            nodes.computeIfAbsent(field, _ -> new FieldNode(field, parent, definition)));
      }
    }

    private CompositeType composite(String name, CompositeType otherwise) {
      return schema.type(name) instanceof CompositeType type ? type : otherwise;
    }

    List<FieldNode> fields() {
      return List.copyOf(byPlace.values());
    }
  }
}
