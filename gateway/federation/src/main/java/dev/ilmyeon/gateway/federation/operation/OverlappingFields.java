package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Operation;
import dev.ilmyeon.gateway.federation.operation.FieldNodes.FieldNode;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one response key can be merged (GraphQL specification, 5.3.2, FieldsInSetCanMerge).
 *
 * <p>As the specification words it, every pair of fields is compared, and for each pair the pairs
 * below it: quadratic at best, and exponential where fragments repeat. Instead, fields are compared
 * group by group, after Simon Adameit's algorithm ("Fast overlapping fields validation", XING,
 * 2018):
 *
 * <ol>
 *   <li>All fields of one response key must have one <em>shape</em>, whatever their parents. So
 *       comparing each with the first is enough, and below them all their subfields together are
 *       one set again.
 *   <li>All fields of one response key <em>whose parents can be the same object</em> must be one
 *       field with one set of arguments. Fields on different object types never meet; a field on an
 *       interface or union may meet all of them. So a group is formed for each object type: its own
 *       fields and the abstract ones.
 * </ol>
 *
 * <p>A set of fields that was looked at once is not looked at again, however many ways lead to it;
 * that takes care of fragments that repeat. What remains are documents made so that every way leads
 * to a set of its own; a budget ends those.
 */
final class OverlappingFields {

  private final ValidationContext context;
  private final FieldNodes nodes;
  private final Set<List<FieldNode>> shaped = new HashSet<>();
  private final Set<List<FieldNode>> named = new HashSet<>();
  private int budget;

  /** {@code budget}: how many fields may be looked at, over all sets. */
  OverlappingFields(ValidationContext context, int budget) {
    this.context = context;
    this.nodes = new FieldNodes(context.schema(), context.fragments());
    this.budget = budget;
  }

  void check(List<Operation> operations) {
    for (Operation operation : operations) {
      CompositeType root = context.schema().root(operation.kind());
      if (root != null) {
        List<FieldNode> fields = nodes.collect(operation.selections(), root);
        checkNames(fields, null);
        context.throwIfAny();
        checkShapes(fields, null);
      }
    }
  }

  /** What is left of the budget; tells tests how much work was done. */
  int remaining() {
    return budget;
  }

  /** The fields that a set of subfields comes from, up to the root; for messages. */
  private record Ancestry(List<FieldNode> parents, @Nullable Ancestry above) {}

  private void checkShapes(List<FieldNode> fields, @Nullable Ancestry ancestry) {
    if (fields.isEmpty() || !shaped.add(fields)) {
      return;
    }
    for (List<FieldNode> group : byResponseKey(fields)) {
      FieldNode first = group.getFirst();
      for (FieldNode other : group) {
        if (other != first && differInShape(first.definition().type(), other.definition().type())) {
          report(
              "they return conflicting types \"%s\" and \"%s\""
                  .formatted(first.definition().type(), other.definition().type()),
              first,
              other,
              ancestry);
          break;
        }
      }
      if (hasFieldsBelow(group)) {
        checkShapes(nodes.below(group), new Ancestry(group, ancestry));
      }
    }
  }

  private void checkNames(List<FieldNode> fields, @Nullable Ancestry ancestry) {
    if (fields.isEmpty() || !named.add(fields)) {
      return;
    }
    for (List<FieldNode> sameKey : byResponseKey(fields)) {
      for (List<FieldNode> group : byPossibleParent(sameKey)) {
        if (group.size() > 1) {
          checkSameField(group, ancestry);
        }
        if (hasFieldsBelow(group)) {
          checkNames(nodes.below(group), new Ancestry(group, ancestry));
        }
      }
    }
  }

  private static boolean hasFieldsBelow(List<FieldNode> group) {
    for (FieldNode node : group) {
      if (node.field().selections() != null) {
        return true;
      }
    }
    return false;
  }

  private void checkSameField(List<FieldNode> group, @Nullable Ancestry ancestry) {
    FieldNode first = group.getFirst();
    for (FieldNode other : group) {
      String difference = null;
      if (!first.field().name().equals(other.field().name())) {
        difference =
            "\"%s\" and \"%s\" are different fields"
                .formatted(first.field().name(), other.field().name());
      } else if (!first.arguments().equals(other.arguments())) {
        difference = "they have differing arguments";
      }
      if (difference != null) {
        report(difference, first, other, ancestry);
        return;
      }
    }
  }

  private Collection<List<FieldNode>> byResponseKey(List<FieldNode> fields) {
    spend(fields.size());
    Map<String, List<FieldNode>> groups = LinkedHashMap.newLinkedHashMap(fields.size());
    for (FieldNode field : fields) {
      String key = field.field().responseKey();
      List<FieldNode> known = groups.putIfAbsent(key, field.alone());
      if (known != null) {
        List<FieldNode> several = known.size() == 1 ? new ArrayList<>(known) : known;
        several.add(field);
        groups.put(key, several);
      }
    }
    return groups.values();
  }

  /** For each object type among the parents: its fields and those with abstract parents. */
  private Collection<List<FieldNode>> byPossibleParent(List<FieldNode> fields) {
    if (fields.size() == 1) {
      return List.of(fields);
    }
    Map<String, List<FieldNode>> groups = new LinkedHashMap<>();
    for (FieldNode field : fields) {
      if (field.parent() instanceof ObjectType object && !groups.containsKey(object.name())) {
        groups.put(object.name(), new ArrayList<>());
      }
    }
    if (groups.size() <= 1) {
      return List.of(fields);
    }
    for (FieldNode field : fields) {
      if (field.parent() instanceof ObjectType object) {
        List<FieldNode> group = groups.get(object.name());
        if (group != null) {
          group.add(field);
        }
      } else {
        spend(groups.size());
        groups.values().forEach(group -> group.add(field));
      }
    }
    return groups.values();
  }

  private void spend(int fields) {
    budget -= fields;
    if (budget < 0) {
      throw new RequestException(
          List.of(
              GraphQlError.ofRequest(
                  "FIELD_LIMIT_EXCEEDED",
                  "The document has too many fields that overlap.",
                  List.of())));
    }
  }

  /** SameResponseShape, for the types alone. */
  private boolean differInShape(TypeReference one, TypeReference other) {
    return switch (one) {
      case NonNull(TypeReference inner) ->
          !(other instanceof NonNull(TypeReference otherInner)) || differInShape(inner, otherInner);
      case ListOf(TypeReference item) ->
          !(other instanceof ListOf(TypeReference otherItem)) || differInShape(item, otherItem);
      case Named(String name) ->
          !(other instanceof Named(String otherName))
              || (!name.equals(otherName) && (isLeaf(name) || isLeaf(otherName)));
    };
  }

  private boolean isLeaf(String type) {
    return switch (context.schema().type(type)) {
      case CompositeType _ -> false;
      case NamedType _ -> true;
      case null -> true;
    };
  }

  /**
   * Reports two fields, seen from the nearest selection set that both are in: where they come from
   * different parents, it is these that cannot be merged, because of their subfields.
   */
  private void report(String reason, FieldNode one, FieldNode other, @Nullable Ancestry ancestry) {
    List<FieldNode> onePath = new ArrayList<>(List.of(one));
    List<FieldNode> otherPath = new ArrayList<>(List.of(other));
    String message = reason;
    for (Ancestry at = ancestry; at != null; at = at.above) {
      List<FieldNode> above = at.parents;
      FieldNode oneParent = nodes.parentAmong(above, onePath.getFirst());
      FieldNode otherParent = nodes.parentAmong(above, otherPath.getFirst());
      if (oneParent.equals(otherParent) || nodes.contains(oneParent, otherPath.getFirst())) {
        break;
      }
      message =
          "subfields \"%s\" conflict because %s"
              .formatted(onePath.getFirst().field().responseKey(), message);
      onePath.addFirst(oneParent);
      otherPath.addFirst(otherParent);
    }
    List<FieldNode> all = new ArrayList<>(onePath);
    all.addAll(otherPath);
    context.report(
        "Fields \"%s\" conflict because %s. Use different aliases on the fields to fetch both if this was intentional."
            .formatted(onePath.getFirst().field().responseKey(), message),
        all.stream().mapToInt(node -> node.field().at()).toArray());
  }
}
