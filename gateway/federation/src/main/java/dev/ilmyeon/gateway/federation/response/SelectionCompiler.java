package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.json.SliceMap;
import dev.ilmyeon.gateway.federation.response.SelectionNode.PossibleTypes;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafKind;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ListShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ObjectShape;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  SelectionCompiler(Schema schema) {
    this.schema = schema;
  }

  SelectionNode root(SelectionSet selections) {
    return new SelectionNode(this, List.of(selections), possibleTypes(selections.parent().name()));
  }

  List<FieldNode> fields(String type, List<SelectionSet> selections) {
    Map<String, List<Selection.Field>> collected = new LinkedHashMap<>();
    for (SelectionSet set : selections) {
      collect(type, set, collected);
    }
    List<FieldNode> fields = new ArrayList<>();
    collected.forEach((_, merged) -> fields.add(field(type, merged)));
    return List.copyOf(fields);
  }

  private void collect(
      String type, SelectionSet set, Map<String, List<Selection.Field>> collected) {
    for (Selection selection : set.selections()) {
      switch (selection) {
        case Selection.Field field ->
            collected.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>()).add(field);
        case Selection.InlineFragment fragment -> {
          if (applies(fragment.typeCondition(), type)) {
            collect(type, fragment.selections(), collected);
          }
        }
      }
    }
  }

  private boolean applies(CompositeType condition, String type) {
    return condition.name().equals(type) || schema.possibleTypes(condition.name()).contains(type);
  }

  private FieldNode field(String type, List<Selection.Field> merged) {
    Selection.Field field = merged.getFirst();
    String key = field.responseKey();
    byte[] quoted = JsonWriter.encode(key);
    JsonWriter prefix = new JsonWriter(quoted.length + 1);
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
        key.getBytes(StandardCharsets.UTF_8),
        prefix.toByteArray(),
        field.isTypename() ? JsonWriter.encode(type) : null,
        shape(field.name().startsWith("__") ? null : type, field, below));
  }

  /** The concrete type's own field decides, which may be narrower than its interface's. */
  private ValueShape shape(@Nullable String type, Selection.Field field, List<SelectionSet> below) {
    if (type == null) {
      return new LeafShape(false, field.name(), LeafKind.CUSTOM, NO_VALUES);
    }
    FieldDefinition own =
        schema.type(type) instanceof ObjectType object ? object.fields().get(field.name()) : null;
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
    return possibleTypes.computeIfAbsent(
        name,
        _ -> {
          NamedType type = schema.type(name);
          boolean concrete = type instanceof ObjectType;
          List<String> names = concrete ? List.of(name) : List.copyOf(schema.possibleTypes(name));
          Map<String, Integer> numbers = new LinkedHashMap<>();
          names.forEach(each -> numbers.put(each, numbers.size()));
          return new PossibleTypes(concrete, names, new SliceMap<>(numbers));
        });
  }
}
