package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
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
    private @Nullable Map<String, Value> arguments;
    private final List<FieldNode> alone = List.of(this);

    FieldNode(SelectionSyntax.Field field, CompositeType parent, FieldDefinition definition) {
      this.field = field;
      this.parent = parent;
      this.definition = definition;
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
      Map<String, Value> known = arguments;
      if (known == null) {
        known = new HashMap<>();
        for (Argument argument : field.arguments()) {
          known.put(argument.name(), argument.value());
        }
        arguments = known;
      }
      return known;
    }

    /** A list of it. */
    List<FieldNode> alone() {
      return alone;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return field.at();
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
    if (group.size() == 1 && group.getFirst().field().selections() == null) {
      return List.of();
    }
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
    private final List<FieldNode> found = new ArrayList<>();
    private Set<String> visited = Set.of();

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
            if (fragment != null && visit(spread.name())) {
              add(fragment.selections(), composite(fragment.typeCondition().name(), parent));
            }
          }
        }
      }
    }

    private boolean visit(String fragment) {
      if (visited.isEmpty()) {
        visited = new HashSet<>();
      }
      return visited.add(fragment);
    }

    private void addField(SelectionSyntax.Field field, CompositeType parent) {
      FieldNode known = nodes.get(field);
      if (known == null) {
        FieldDefinition definition = schema.selectable(parent, field.name());
        if (definition == null) {
          return;
        }
        known = new FieldNode(field, parent, definition);
        nodes.put(field, known);
      }
      found.add(known);
    }

    private CompositeType composite(String name, CompositeType otherwise) {
      return schema.type(name) instanceof CompositeType type ? type : otherwise;
    }

    List<FieldNode> fields() {
      for (int i = 1; i < found.size(); i++) {
        if (found.get(i - 1).field().at() >= found.get(i).field().at()) {
          return inOrder();
        }
      }
      return found;
    }

    private List<FieldNode> inOrder() {
      Map<Integer, FieldNode> byPlace = new TreeMap<>();
      found.forEach(node -> byPlace.put(node.field().at(), node));
      return List.copyOf(byPlace.values());
    }
  }
}
