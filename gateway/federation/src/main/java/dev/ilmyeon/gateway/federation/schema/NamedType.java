package dev.ilmyeon.gateway.federation.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type with a name. Maps and sets keep the schema's order. */
public sealed interface NamedType {

  String name();

  @Nullable String description();

  /** A type with fields or members: what a selection set can stand on. */
  sealed interface CompositeType extends NamedType permits FieldedType, UnionType {}

  /** A type with fields of its own. */
  sealed interface FieldedType extends CompositeType permits ObjectType, InterfaceType {
    Map<String, FieldDefinition> fields();

    Set<String> interfaces();
  }

  record ScalarType(String name, @Nullable String description, @Nullable String specifiedBy)
      implements NamedType {}

  record EnumType(
      String name, @Nullable String description, Map<String, EnumValueDefinition> values)
      implements NamedType {
    public EnumType {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  record EnumValueDefinition(
      String name, @Nullable String description, @Nullable String deprecationReason) {}

  record ObjectType(
      String name,
      @Nullable String description,
      Map<String, FieldDefinition> fields,
      Set<String> interfaces)
      implements FieldedType {
    public ObjectType {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      interfaces = Collections.unmodifiableSet(new LinkedHashSet<>(interfaces));
    }
  }

  record InterfaceType(
      String name,
      @Nullable String description,
      Map<String, FieldDefinition> fields,
      Set<String> interfaces)
      implements FieldedType {
    public InterfaceType {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      interfaces = Collections.unmodifiableSet(new LinkedHashSet<>(interfaces));
    }
  }

  record UnionType(String name, @Nullable String description, Set<String> members)
      implements CompositeType {
    public UnionType {
      members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }
  }

  /** {@code oneOf}: exactly one field is given (GraphQL, September 2025 edition). */
  record InputObjectType(
      String name,
      @Nullable String description,
      Map<String, InputValueDefinition> fields,
      boolean oneOf)
      implements NamedType {
    public InputObjectType {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
