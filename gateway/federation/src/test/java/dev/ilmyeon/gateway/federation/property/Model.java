package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Subgraphs that make a supergraph: its types and fields, and where each is at home. Subgraphs are
 * numbered; a home is what one of them declares of a type or field.
 */
final class Model {

  static final Set<String> SCALARS = Set.of("String", "Int", "Float", "Boolean", "ID");

  private final int subgraphs;
  private final Map<String, Type> types = new LinkedHashMap<>();

  Model(int subgraphs) {
    this.subgraphs = subgraphs;
  }

  enum Kind {
    ROOT,
    /** Has keys, and there are a few objects of it. */
    ENTITY,
    /** Its objects belong to the field that has them as value. */
    VALUE,
    INTERFACE,
    UNION,
    ENUM
  }

  /** How a field's values come about. */
  enum Nature {
    RANDOM,
    /** What tells an object from all others. */
    IDENTITY,
    CODE,
    /** Together with NUMBER it tells an entity from others of its type. */
    GROUP,
    NUMBER,
    TAGS,
    /** A value object of its own for each object. */
    REFERENCE,
    /** Another entity, for each entity a different one. */
    OWNER,
    /** How many fields of a mutation have been executed so far. */
    STAMP
  }

  /**
   * {@code homes} by subgraph, and {@code fields} by name, are changed by whoever makes a model.
   */
  record Type(String name, Kind kind, Map<String, Field> fields, Map<Integer, Home> homes) {
    Type(String name, Kind kind) {
      this(name, kind, new LinkedHashMap<>(), new TreeMap<>());
    }

    boolean isObject() {
      return kind == Kind.ROOT || kind == Kind.ENTITY || kind == Kind.VALUE;
    }

    boolean isAbstract() {
      return kind == Kind.INTERFACE || kind == Kind.UNION;
    }
  }

  /** What a subgraph declares of a type. */
  static final class Home {
    final List<Key> keys = new ArrayList<>();

    /** Of a union or interface: its object types; of an enum: its values. */
    final Set<String> members = new TreeSet<>();

    boolean interfaceObject;

    /** Names of the contexts that it sets. */
    final Set<String> contexts = new TreeSet<>();
  }

  record Key(FieldSet fields, boolean resolvable) {}

  record Argument(String name, String type, @Nullable Object defaultValue) {
    @Override
    public String toString() {
      return name + ": " + type + (defaultValue == null ? "" : " = " + defaultValue);
    }
  }

  /**
   * An argument that clients do not see. It is filled with a value of the nearest object above that
   * sets the context.
   */
  record ContextArgument(String name, TypeReference type, String context, FieldSet value) {}

  static final class Field {
    final String name;
    final Nature nature;
    final List<Argument> arguments = new ArrayList<>();
    final Map<Integer, FieldHome> homes = new TreeMap<>();
    boolean inaccessible;

    /** Comes from an interface object of an interface, and so has no home on this type. */
    boolean inherited;

    Field(String name, Nature nature) {
      this.name = name;
      this.nature = nature;
    }

    /** Has a subgraph declare it without answering it, unless it declares it already. */
    void addExternal(int subgraph) {
      if (!homes.containsKey(subgraph)) {
        TypeReference type = null;
        for (FieldHome home : homes.values()) {
          type = type == null ? home.type : Types.loosest(type, home.type);
        }
        FieldHome external = new FieldHome(type);
        external.external = true;
        homes.put(subgraph, external);
      }
    }

    String typeName() {
      return homes.values().iterator().next().type.namedType();
    }
  }

  /** What a subgraph declares of a field. */
  static final class FieldHome {
    TypeReference type;
    boolean external;
    @Nullable FieldSet requires;
    @Nullable FieldSet provides;

    final List<ContextArgument> contexts = new ArrayList<>();

    /** The subgraph from which the field is taken, if from any. */
    @Nullable String overrides;

    @Nullable String label;

    FieldHome(TypeReference type) {
      this.type = type;
    }
  }

  int subgraphs() {
    return subgraphs;
  }

  static String subgraph(int number) {
    return String.valueOf((char) ('a' + number));
  }

  Map<String, Type> types() {
    return types;
  }

  Type add(String name, Kind kind) {
    Type type = new Type(name, kind);
    types.put(name, type);
    return type;
  }

  /** The type; there must be one. */
  Type type(String name) {
    Type type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException("No type " + name);
    }
    return type;
  }

  boolean isLeaf(String name) {
    Type type = types.get(name);
    return type == null || type.kind() == Kind.ENUM;
  }

  /** The object types that a composite type stands for anywhere. */
  Set<String> possible(String name) {
    Type type = type(name);
    Set<String> possible = new LinkedHashSet<>();
    if (type.isObject()) {
      possible.add(name);
    } else {
      type.homes().values().forEach(home -> possible.addAll(home.members));
    }
    return possible;
  }

  /** The object types that a composite type stands for in one subgraph. */
  Set<String> possibleIn(String name, int subgraph) {
    Home home = type(name).homes().get(subgraph);
    if (home == null) {
      return Set.of();
    }
    return type(name).isObject() || home.interfaceObject ? possible(name) : home.members;
  }

  /** The interfaces that an object type has anywhere. */
  List<Type> interfaces(String object) {
    return types.values().stream()
        .filter(type -> type.kind() == Kind.INTERFACE && possible(type.name()).contains(object))
        .toList();
  }

  /** The types that set a context in a subgraph. */
  List<Type> setters(int subgraph, String context) {
    return types.values().stream()
        .filter(type ->
            type.homes().containsKey(subgraph)
                && type.homes().get(subgraph).contexts.contains(context))
        .toList();
  }

  /** Whether objects of a type set a context in a subgraph, be it as what they are there. */
  boolean sets(String object, int subgraph, String context) {
    return setters(subgraph, context).stream()
        .anyMatch(type -> possibleIn(type.name(), subgraph).contains(object));
  }

  /** Whether a subgraph's interface makes it declare a field of an object type. */
  boolean neededForInterface(Type object, String field, int subgraph) {
    return interfaces(object.name()).stream()
        .anyMatch(face ->
            face.homes().containsKey(subgraph)
                && face.homes().get(subgraph).members.contains(object.name())
                && face.fields().containsKey(field)
                && face.fields().get(field).homes.containsKey(subgraph));
  }

  /** Whether another subgraph has taken the field over, for good or under an active label. */
  static boolean lost(Field field, int subgraph, Set<String> labels) {
    for (FieldHome other : field.homes.values()) {
      if (subgraph(subgraph).equals(other.overrides)
          && (other.label == null || labels.contains(other.label))) {
        return true;
      }
    }
    FieldHome own = field.homes.get(subgraph);
    return own != null && own.label != null && !labels.contains(own.label);
  }

  /** All labels of overrides. */
  Set<String> labels() {
    Set<String> labels = new TreeSet<>();
    for (Type type : types.values()) {
      for (Field field : type.fields().values()) {
        for (FieldHome home : field.homes.values()) {
          if (home.label != null) {
            labels.add(home.label);
          }
        }
      }
    }
    return labels;
  }
}
