package dev.ilmyeon.gateway.federation.access;

import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of an operation what a client may not see, so that it is not fetched:
 *
 * <pre>
 *   before                       after, if Memo.text is denied
 *   { search {                   { search {
 *       title                        title
 *       text                         ... on Article { text }
 *       ... on Memo { text at }      ... on Memo { at }
 *   } }                          } }
 * </pre>
 *
 * <p>What the response shows in its place is the projection's: {@link Operation#written} stays.
 */
public final class OperationFilter {

  private final Access access;
  private final Schema schema;

  /** {@code schema} is the consumers'. */
  public OperationFilter(Access access, Schema schema) {
    this.access = access;
    this.schema = schema;
  }

  public Operation apply(Operation operation) {
    if (access.isUnrestricted()) {
      return operation;
    }
    return new Operation(
        operation.kind(),
        operation.name(),
        operation.variables(),
        operation.directives(),
        root(operation.selections()),
        operation.written(),
        operation.parts().stream()
            .map(part -> new OperationPart(part.parent(), part.label(), root(part.selections())))
            .toList());
  }

  private SelectionSet root(SelectionSet selections) {
    return merged(allowed(selections, schema.possibleTypes(selections.parent().name())));
  }

  private SelectionSet allowed(SelectionSet set, Set<String> possible) {
    CompositeType parent = set.parent();
    List<Selection> allowed = new ArrayList<>();
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field when field.name().startsWith("__") -> allowed.add(field);
        case Selection.Field field -> {
          if (!access.deniesField(parent.name(), field.name())) {
            add(below(field), parent, possible, allowed);
          }
        }
        case Selection.InlineFragment fragment -> {
          Set<String> left = new LinkedHashSet<>(possible);
          left.retainAll(schema.possibleTypes(fragment.typeCondition().name()));
          allowed.add(new Selection.InlineFragment(allowed(fragment.selections(), left)));
        }
      }
    }
    return new SelectionSet(parent, allowed);
  }

  /** A field of an interface is selected on those objects of which it may be seen. */
  private void add(
      Selection.Field field, CompositeType parent, Set<String> possible, List<Selection> allowed) {
    List<String> types =
        possible.stream().filter(type -> !access.deniesField(type, field.name())).toList();
    if (types.size() == possible.size()) {
      allowed.add(field);
      return;
    }
    for (String name : types) {
      if (schema.type(name) instanceof CompositeType type) {
        FieldDefinition own = schema.selectable(type, field.name());
        Selection.Field there =
            new Selection.Field(
                field.responseKey(),
                own == null ? field.definition() : own,
                field.arguments(),
                field.directives(),
                field.selections());
        allowed.add(new Selection.InlineFragment(new SelectionSet(type, List.of(there))));
      }
    }
  }

  private Selection.Field below(Selection.Field field) {
    SelectionSet selections = field.selections();
    return selections == null
        ? field
        : field.with(allowed(selections, schema.possibleTypes(selections.parent().name())));
  }

  /** In normal form again: a response key, or a type condition, occurs once. */
  private static SelectionSet merged(SelectionSet set) {
    Map<String, Selection> byKey = new LinkedHashMap<>();
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field ->
            byKey.merge(field.responseKey(), field, OperationFilter::both);
        case Selection.InlineFragment fragment -> {
          if (!fragment.selections().selections().isEmpty()) {
            byKey.merge(
                "... on " + fragment.typeCondition().name(), fragment, OperationFilter::both);
          }
        }
      }
    }
    return new SelectionSet(
        set.parent(), byKey.values().stream().map(OperationFilter::mergedBelow).toList());
  }

  private static Selection mergedBelow(Selection selection) {
    return switch (selection) {
      case Selection.Field field ->
          field.selections() == null ? field : field.with(merged(field.selections()));
      case Selection.InlineFragment fragment ->
          new Selection.InlineFragment(merged(fragment.selections()));
    };
  }

  private static Selection both(Selection one, Selection other) {
    return switch (one) {
      case Selection.Field field when other instanceof Selection.Field same ->
          field.selections() == null || same.selections() == null
              ? field
              : field.with(both(field.selections(), same.selections()));
      case Selection.InlineFragment fragment when other instanceof Selection.InlineFragment same ->
          new Selection.InlineFragment(both(fragment.selections(), same.selections()));
      default -> throw new IllegalStateException("A field and a fragment under one key");
    };
  }

  private static SelectionSet both(SelectionSet one, SelectionSet other) {
    List<Selection> all = new ArrayList<>(one.selections());
    all.addAll(other.selections());
    return new SelectionSet(one.parent(), all);
  }
}
