package dev.ilmyeon.gateway.federation.introspection;

import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;

/**
 * How much of a schema may be asked for at once. A short query can ask for each field's type's
 * fields, or for the same under many aliases; what tools ask for when they read a whole schema is
 * about twenty values for each thing that the schema defines.
 */
final class SchemaSize {

  private static final int VALUES = 500_000;

  /** Twice a whole schema, and more. */
  private static final int VALUES_A_DEFINITION = 50;

  private SchemaSize() {}

  /** How many values an answer has at most. */
  static int mostValues(Schema schema) {
    long definitions = 0;
    for (NamedType type : schema.types().values()) {
      definitions += 1 + definitionsIn(type);
    }
    return (int) Math.min(Math.max(VALUES, definitions * VALUES_A_DEFINITION), Integer.MAX_VALUE);
  }

  private static int definitionsIn(NamedType type) {
    return switch (type) {
      case FieldedType fielded -> fields(fielded);
      case EnumType values -> values.values().size();
      case InputObjectType input -> input.fields().size();
      case UnionType union -> union.members().size();
      case ScalarType _ -> 0;
    };
  }

  private static int fields(FieldedType type) {
    int definitions = type.interfaces().size();
    for (FieldDefinition field : type.fields().values()) {
      definitions += 1 + field.arguments().size();
    }
    return definitions;
  }
}
