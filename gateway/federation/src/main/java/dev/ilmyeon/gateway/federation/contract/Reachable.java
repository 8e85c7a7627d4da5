package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which types fields and arguments lead to that are not hidden. What objects there can be of an
 * interface or union is led to; but not by an interface that is only known since an object
 * implements it, or every entity would be where all of them are a {@code Node}.
 */
final class Reachable {

  private final Schema schema;
  private final Hidden hidden;
  private final Set<String> types = new HashSet<>();
  private final Deque<NamedType> open = new ArrayDeque<>();

  Reachable(Schema schema, Hidden hidden) {
    this.schema = schema;
    this.hidden = hidden;
  }

  /** From these types, and the arguments of directives. */
  Set<String> from(Collection<String> roots) {
    roots.forEach(this::leadTo);
    schema
        .directives()
        .values()
        .forEach(directive -> directive.arguments().values().forEach(this::addTypeOf));
    while (!open.isEmpty()) {
      look(open.remove());
    }
    return types;
  }

  private void leadTo(String name) {
    add(name);
    if (schema.type(name) instanceof CompositeType) {
      schema.possibleTypes(name).forEach(this::add);
    }
  }

  private void add(String name) {
    NamedType type = schema.type(name);
    if (type != null && !hidden.contains(name) && types.add(name)) {
      open.add(type);
    }
  }

  private void look(NamedType type) {
    switch (type) {
      case FieldedType fielded -> {
        fielded.interfaces().forEach(this::add);
        for (FieldDefinition field : fielded.fields().values()) {
          if (!hidden.containsField(type.name(), field.name())) {
            leadTo(field.type().namedType());
          }
        }
        Hidden.arguments(
            fielded,
            (coordinate, argument) -> {
              if (!hidden.contains(coordinate)) {
                addTypeOf(argument);
              }
            });
      }
      case InputObjectType input ->
          input.fields().values().stream()
              .filter(field -> !hidden.containsField(type.name(), field.name()))
              .forEach(this::addTypeOf);
      case UnionType _, EnumType _, ScalarType _ -> {}
    }
  }

  private void addTypeOf(InputValueDefinition value) {
    add(value.type().namedType());
  }
}
