package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.access.Access;
import dev.ilmyeon.gateway.federation.introspection.Introspection;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.ObjectNode.PartNode;
import dev.ilmyeon.gateway.federation.response.SelectionNode.PossibleTypes;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafKind;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ListShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ObjectShape;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.ResponseKeys;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns selections into what to write for objects of a concrete type: CollectFields and
 * MergeSelectionSets (GraphQL specification, 6.3.2 and 6.4.3), done once instead of for each
 * object.
 */
final class SelectionCompiler {

  private static final SliceMap<Boolean> NO_VALUES = new SliceMap<>(Map.of());

  private final Schema schema;
  private final Map<String, PossibleTypes> possibleTypes = new ConcurrentHashMap<>();
  private final Map<String, SliceMap<Boolean>> enumValues = new ConcurrentHashMap<>();

  private final Access access;

  /** {@code access}: what the client may see. */
  SelectionCompiler(Schema schema, Access access) {
    this.schema = schema;
    this.access = access;
  }

  SelectionNode root(SelectionSet selections) {
    return new SelectionNode(this, List.of(selections), possibleTypes(selections.parent().name()));
  }

  /**
   * What is selected of an object or interface type. Null if that depends on what object type there
   * is and all that is known is an interface.
   */
  @Nullable ObjectNode object(String type, List<SelectionSet> selections) {
    if (isDenied(type)) {
      return ObjectNode.DENIED;
    }
    Collected collected = new Collected(new LinkedHashMap<>(), new HashSet<>(), new TreeMap<>());
    for (SelectionSet set : selections) {
      if (!collect(type, set, collected)) {
        return null;
      }
    }
    List<FieldNode> fields = new ArrayList<>();
    collected
        .fields()
        .forEach(
            (key, merged) -> fields.add(field(type, merged, collected.denied().contains(key))));
    List<PartNode> parts = new ArrayList<>();
    collected
        .parts()
        .forEach((number, sets) ->
            parts.add(new PartNode(number, new SelectionNode(this, sets, possibleTypes(type)))));
    return new ObjectNode(fields.toArray(FieldNode[]::new), List.copyOf(parts));
  }

  /**
   * Fields by response key, which of these keys are denied, and what is deferred by the part that
   * it belongs to.
   */
  private record Collected(
      Map<String, List<Selection.Field>> fields,
      Set<String> denied,
      Map<Integer, List<SelectionSet>> parts) {}

  /** … or may be, where all that is known of the object is an interface. */
  private boolean isDenied(String type) {
    return !access.isUnrestricted()
        && !schema.roots().containsValue(type)
        && schema.possibleTypes(type).stream().anyMatch(access::deniesObject);
  }

  /** Whether a field that is selected on one type may not be seen of objects of another. */
  private boolean isDenied(Selection.Field field, String selectedOn, String type) {
    return !access.isUnrestricted()
        && (access.deniesField(selectedOn, field.name())
            || schema.possibleTypes(type).stream()
                .anyMatch(possible -> access.deniesField(possible, field.name())));
  }

  private boolean collect(String type, SelectionSet set, Collected collected) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (field.isTypename() && !(schema.type(type) instanceof ObjectType)) {
            return false;
          }
          collected
              .fields()
              .computeIfAbsent(field.responseKey(), _ -> new ArrayList<>())
              .add(field);
          if (isDenied(field, set.parent().name(), type)) {
            collected.denied().add(field.responseKey());
          }
        }
        case Selection.InlineFragment fragment -> {
          if (!collect(type, fragment, collected)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean collect(String type, Selection.InlineFragment fragment, Collected collected) {
    Boolean applies = applies(fragment.typeCondition(), type);
    boolean matters = applies != null && fragment.part() != 0;
    if (!matters && isEmpty(fragment, schema.possibleTypes(type))) {
      return true;
    }
    if (applies == null || !applies) {
      return applies != null;
    }
    if (fragment.part() == 0) {
      return collect(type, fragment.selections(), collected);
    }
    collected
        .parts()
        .computeIfAbsent(fragment.part(), _ -> new ArrayList<>())
        .add(fragment.selections());
    return true;
  }

  /** Whether it selects nothing of any of these types: conditions excluded it, or its own types. */
  private boolean isEmpty(Selection.InlineFragment fragment, Set<String> types) {
    Set<String> left = new HashSet<>(types);
    left.retainAll(schema.possibleTypes(fragment.typeCondition().name()));
    return left.isEmpty()
        || fragment.selections().selections().stream()
            .allMatch(
                each -> each instanceof Selection.InlineFragment inner && isEmpty(inner, left));
  }

  /** Null if it applies to some of an interface's objects only. */
  private @Nullable Boolean applies(CompositeType condition, String type) {
    Set<String> accepted = schema.possibleTypes(condition.name());
    Set<String> possible = schema.possibleTypes(type);
    if (accepted.containsAll(possible)) {
      return true;
    }
    return Collections.disjoint(accepted, possible) ? Boolean.FALSE : null;
  }

  private FieldNode field(String type, List<Selection.Field> merged, boolean denied) {
    Selection.Field field = merged.getFirst();
    String key = field.responseKey();
    byte[] quoted = JsonWriter.encode(ResponseKeys.outside(key));
    JsonWriter prefix = new JsonWriter(quoted.length + 2);
    prefix.character(',');
    prefix.raw(quoted);
    prefix.character(':');
    List<SelectionSet> below = new ArrayList<>();
    for (Selection.Field each : merged) {
      if (each.selections() != null) {
        below.add(each.selections());
      }
    }
    return new FieldNode(
        key,
        type + "." + field.name(),
        new JsonKey(key),
        prefix.toByteArray(),
        field.isTypename() ? JsonWriter.encode(type) : null,
        field.name().startsWith("__") ? ready(field) : shape(type, field, below),
        denied,
        Introspection.concerns(field) ? field.with(together(below)) : null);
  }

  private static SelectionSet together(List<SelectionSet> sets) {
    List<Selection> selections = new ArrayList<>();
    sets.forEach(set -> selections.addAll(set.selections()));
    return new SelectionSet(sets.getFirst().parent(), selections);
  }

  /** The engine's own answer, which is right as it is. */
  private static ValueShape ready(Selection.Field field) {
    boolean nonNull = field.definition().type() instanceof TypeReference.NonNull;
    return new LeafShape(nonNull, field.name(), LeafKind.CUSTOM, NO_VALUES);
  }

  /** The concrete type's own field decides, which may be narrower than its interface's. */
  private ValueShape shape(String type, Selection.Field field, List<SelectionSet> below) {
    FieldDefinition own =
        schema.type(type) instanceof FieldedType owner ? owner.fields().get(field.name()) : null;
    return shape((own == null ? field.definition() : own).type(), below, false);
  }

  private ValueShape shape(TypeReference type, List<SelectionSet> below, boolean nonNull) {
    return switch (type) {
      case TypeReference.NonNull wrapped -> shape(wrapped.nullable(), below, true);
      case TypeReference.ListOf list -> new ListShape(nonNull, shape(list.item(), below, false));
      case TypeReference.Named named ->
          below.isEmpty()
              ? leaf(named.name(), nonNull)
              : new ObjectShape(
                  nonNull, new SelectionNode(this, below, possibleTypes(named.name())));
    };
  }

  private LeafShape leaf(String name, boolean nonNull) {
    LeafKind kind =
        switch (name) {
          case "Int" -> LeafKind.INT;
          case "Float" -> LeafKind.FLOAT;
          case "String" -> LeafKind.STRING;
          case "Boolean" -> LeafKind.BOOLEAN;
          case "ID" -> LeafKind.ID;
          default -> schema.type(name) instanceof EnumType ? LeafKind.ENUM : LeafKind.CUSTOM;
        };
    return new LeafShape(nonNull, name, kind, kind == LeafKind.ENUM ? enumValues(name) : NO_VALUES);
  }

  private SliceMap<Boolean> enumValues(String name) {
    return enumValues.computeIfAbsent(
        name,
        _ -> {
          Map<String, Boolean> values = new LinkedHashMap<>();
          if (schema.type(name) instanceof EnumType enumeration) {
            enumeration.values().keySet().forEach(value -> values.put(value, true));
          }
          return new SliceMap<>(values);
        });
  }

  private PossibleTypes possibleTypes(String name) {
    return possibleTypes.computeIfAbsent(name, this::newPossibleTypes);
  }

  private PossibleTypes newPossibleTypes(String name) {
    if (schema.type(name) instanceof ObjectType) {
      SliceMap<Integer> only = new SliceMap<>(Map.of(name, 0));
      return new PossibleTypes(true, List.of(name), only, new SliceMap<>(Map.of()));
    }
    Set<String> possible = schema.possibleTypes(name);
    List<String> names = new ArrayList<>(possible);
    Map<String, Integer> objects = new LinkedHashMap<>();
    names.forEach(each -> objects.put(each, objects.size()));
    Map<String, Integer> interfaces = new LinkedHashMap<>();
    for (NamedType type : schema.types().values()) {
      if (type instanceof InterfaceType
          && possible.containsAll(schema.possibleTypes(type.name()))) {
        interfaces.put(type.name(), names.size());
        names.add(type.name());
      }
    }
    return new PossibleTypes(
        false, List.copyOf(names), new SliceMap<>(objects), new SliceMap<>(interfaces));
  }
}
