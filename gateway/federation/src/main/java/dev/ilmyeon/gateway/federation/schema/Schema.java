package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole schema: its types by name (the built-in scalars included), root types and directives.
 * Immutable.
 */
public final class Schema {

  private final @Nullable String description;
  private final Map<String, NamedType> types;
  private final Map<OperationKind, String> roots;
  private final Map<String, DirectiveDefinition> directives;
  private final Map<String, Set<String>> possibleTypes = new LinkedHashMap<>();

  /** {@code roots} names the root type of each kind of operation that the schema has. */
  public Schema(
      @Nullable String description,
      Map<String, NamedType> types,
      Map<OperationKind, String> roots,
      Map<String, DirectiveDefinition> directives) {
    this.description = description;
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    this.roots = Collections.unmodifiableMap(new EnumMap<>(roots));
    this.directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    for (NamedType type : types.values()) {
      switch (type) {
        case ObjectType object -> {
          possible(object.name()).add(object.name());
          object.interfaces().forEach(name -> possible(name).add(object.name()));
        }
        case InterfaceType implemented -> possible(implemented.name());
        case UnionType union -> possible(union.name()).addAll(union.members());
        case NamedType.ScalarType _, NamedType.EnumType _, NamedType.InputObjectType _ -> {}
      }
    }
  }

  private Set<String> possible(String name) {
    return possibleTypes.computeIfAbsent(name, _ -> new LinkedHashSet<>());
  }

  public @Nullable String description() {
    return description;
  }

  public Map<String, NamedType> types() {
    return types;
  }

  public Map<String, DirectiveDefinition> directives() {
    return directives;
  }

  public @Nullable NamedType type(String name) {
    return types.get(name);
  }

  /** The root object type of a kind of operation, or null if the schema has none. */
  public @Nullable ObjectType root(OperationKind kind) {
    String name = roots.get(kind);
    return name != null && types.get(name) instanceof ObjectType root ? root : null;
  }

  /**
   * The object types that a value of this composite type can have: itself, its implementations or
   * its members.
   */
  public Set<String> possibleTypes(String compositeType) {
    return Collections.unmodifiableSet(possibleTypes.getOrDefault(compositeType, Set.of()));
  }

  /** The names of the root types that there are. */
  public Map<OperationKind, String> roots() {
    return roots;
  }

  /**
   * What can be selected on a type: {@link #field}, or one of the {@link MetaFields} where it
   * exists.
   */
  public @Nullable FieldDefinition selectable(CompositeType type, String name) {
    if (!name.startsWith("__")) {
      return field(type, name);
    }
    boolean queryRoot = type.name().equals(roots.get(OperationKind.QUERY));
    return switch (name) {
      case "__typename" -> MetaFields.TYPENAME;
      case "__schema" -> queryRoot ? MetaFields.SCHEMA : null;
      case "__type" -> queryRoot ? MetaFields.TYPE : null;
      default -> field(type, name);
    };
  }

  /**
   * The field of an object or interface; null for a union, another type, or a field that is not
   * there.
   */
  public @Nullable FieldDefinition field(CompositeType type, String name) {
    return type instanceof FieldedType fielded ? fielded.fields().get(name) : null;
  }
}
