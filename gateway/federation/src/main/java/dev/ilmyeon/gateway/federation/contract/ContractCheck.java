package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a contract leaves is a schema: the rules of composition for what is
 * {@code @inaccessible}, which a contract's author has to keep too.
 */
final class ContractCheck {

  private final Schema schema;
  private final Hidden hidden;
  private final List<String> problems = new ArrayList<>();

  ContractCheck(Schema schema, Hidden hidden) {
    this.schema = schema;
    this.hidden = hidden;
  }

  /** In the schema's order; none if it is one. */
  List<String> problems() {
    String query = schema.roots().get(OperationKind.QUERY);
    if (query != null && hidden.contains(query)) {
      problems.add("no field of %s is in it".formatted(query));
      return problems;
    }
    for (NamedType type : schema.types().values()) {
      if (!hidden.contains(type.name()) && !Hidden.isBuiltIn(type.name())) {
        check(type);
      }
    }
    return problems;
  }

  private void check(NamedType type) {
    switch (type) {
      case FieldedType fielded -> {
        fielded.fields().values().forEach(field -> check(fielded, field));
        fielded.interfaces().forEach(name -> checkArguments(fielded, name));
      }
      case InputObjectType input -> {
        requireOne(type, input.fields().keySet().stream().toList());
        input.fields().forEach((name, field) -> check(Hidden.field(input.name(), name), field));
      }
      case EnumType values -> requireOne(type, values.values().keySet().stream().toList());
      case UnionType _, ScalarType _ -> {}
    }
  }

  private void check(FieldedType type, FieldDefinition field) {
    String coordinate = Hidden.field(type.name(), field.name());
    if (hidden.contains(coordinate)) {
      return;
    }
    checkType(coordinate, field.type());
    field
        .arguments()
        .forEach(
            (name, argument) -> check(Hidden.argument(type.name(), field.name(), name), argument));
  }

  private void check(String coordinate, InputValueDefinition value) {
    if (hidden.contains(coordinate)) {
      if (value.required()) {
        problems.add("%s has to be given, but is not in it".formatted(coordinate));
      }
      return;
    }
    checkType(coordinate, value.type());
    String missing =
        value.defaultValue() == null ? null : hiddenIn(value.defaultValue(), value.type());
    if (missing != null) {
      problems.add(
          "%s is in it, but %s, which is part of its default, is not"
              .formatted(coordinate, missing));
    }
  }

  private void checkType(String coordinate, TypeReference type) {
    if (hidden.contains(type.namedType())) {
      problems.add("%s is in it, but its type %s is not".formatted(coordinate, type.namedType()));
    }
  }

  /** What clients may say to an interface's field they must be able to say to each object's. */
  private void checkArguments(FieldedType type, String implemented) {
    if (hidden.contains(implemented)
        || !(schema.type(implemented) instanceof InterfaceType general)) {
      return;
    }
    Hidden.arguments(
        general,
        (coordinate, _) -> {
          String own = type.name() + coordinate.substring(implemented.length());
          String field = coordinate.substring(0, coordinate.indexOf('('));
          if (!hidden.contains(field) && !hidden.contains(coordinate) && hidden.contains(own)) {
            problems.add("%s is in it, but %s is not".formatted(coordinate, own));
          }
        });
  }

  private void requireOne(NamedType type, List<String> children) {
    if (children.stream().allMatch(child -> hidden.containsField(type.name(), child))) {
      problems.add("%s is in it, but nothing of it".formatted(type.name()));
    }
  }

  /** The coordinate of what a value holds that is hidden; null if it holds nothing of that. */
  private @Nullable String hiddenIn(Value value, TypeReference type) {
    return switch (type) {
      case TypeReference.NonNull(TypeReference nullable) -> hiddenIn(value, nullable);
      case TypeReference.ListOf(TypeReference item) -> hiddenInItems(value, item);
      case TypeReference.Named(String name) ->
          switch (value) {
            case Value.EnumValue(String chosen) when schema.type(name) instanceof EnumType ->
                ifHidden(Hidden.field(name, chosen));
            case Value.ObjectValue(Map<String, Value> members)
                when schema.type(name) instanceof InputObjectType input ->
                hiddenInMembers(members, input);
            case Value _ -> null;
          };
    };
  }

  private @Nullable String hiddenInItems(Value value, TypeReference item) {
    List<Value> items = value instanceof Value.ListValue(List<Value> all) ? all : List.of(value);
    for (Value each : items) {
      String found = hiddenIn(each, item);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String hiddenInMembers(Map<String, Value> members, InputObjectType type) {
    for (InputValueDefinition field : type.fields().values()) {
      Value given = members.get(field.name());
      if (given != null) {
        String own = ifHidden(Hidden.field(type.name(), field.name()));
        String found = own == null ? hiddenIn(given, field.type()) : own;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable String ifHidden(String coordinate) {
    return hidden.contains(coordinate) ? coordinate : null;
  }
}
