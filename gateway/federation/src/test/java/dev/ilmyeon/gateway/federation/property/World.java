package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a model's objects. A value depends on the object, the field and its arguments
 * alone, so that nothing is stored, and taking a field out of the model changes no other.
 */
final class World {

  /** As many objects does each entity type have. */
  static final int ENTITIES = 4;

  /** The last value of an enum with this name is inaccessible, and never a field's value. */
  static final String PARTIAL_ENUM = "Mood";

  private final Model model;
  private final long seed;

  /** An object; two with one identity are the same. */
  record Thing(String type, String identity, int index) implements WorldSchema.Typed {}

  World(Model model, long seed) {
    this.model = model;
    this.seed = seed;
  }

  Model model() {
    return model;
  }

  static Thing root(String type) {
    return new Thing(type, type, 0);
  }

  Thing entity(String type, int index) {
    return model.type(type).kind() == Kind.ROOT
        ? root(type)
        : new Thing(type, type + "-" + index, index);
  }

  List<Thing> entities(String type) {
    List<Thing> all = new ArrayList<>();
    for (int i = 0; i < ENTITIES; i++) {
      all.add(entity(type, i));
    }
    return all;
  }

  /** A field as its object type has it, or as an interface object gives it to the type. */
  Model.Field field(String objectType, String name) {
    Model.Field own = model.type(objectType).fields().get(name);
    if (own != null && !own.inherited) {
      return own;
    }
    for (Type face : model.interfaces(objectType)) {
      Model.Field field = face.fields().get(name);
      if (field != null) {
        return field;
      }
    }
    throw new IllegalArgumentException("No field " + objectType + "." + name);
  }

  /**
   * The value: a scalar, {@link Thing}s, a list, or null.
   *
   * @param stamp what fields that tell the time say
   */
  @Nullable Object value(Thing of, String name, Map<String, Object> arguments, int stamp) {
    Model.Field field = field(of.type(), name);
    return switch (field.nature) {
      case RANDOM -> {
        String path = of.identity() + "." + name + (arguments.isEmpty() ? "" : text(arguments));
        yield random(strictest(field), candidates(field), path);
      }
      case IDENTITY -> of.identity();
      case CODE -> "code of " + of.identity();
      case GROUP -> of.index() / 2;
      case NUMBER -> of.index() % 2;
      case TAGS -> List.of(of.identity() + "!", "\u00e9\u4e00" + of.identity());
      case REFERENCE -> new Thing(field.typeName(), of.identity() + "." + name, 0);
      case OWNER -> entity(field.typeName(), of.index());
      case STAMP -> stamp;
    };
  }

  private static String text(Map<String, Object> arguments) {
    return new TreeMap<>(arguments).toString();
  }

  /** What objects the field can have as values: such as each subgraph that has the field knows. */
  List<String> candidates(Model.Field field) {
    String named = field.typeName();
    if (!model.types().containsKey(named) || model.isLeaf(named)) {
      return List.of();
    }
    Set<String> candidates = new LinkedHashSet<>(model.possible(named));
    field.homes.keySet().forEach(home -> candidates.retainAll(model.possibleIn(named, home)));
    return List.copyOf(candidates);
  }

  /** Not null where any subgraph says so. */
  private static TypeReference strictest(Model.Field field) {
    TypeReference strictest = null;
    for (FieldHome home : field.homes.values()) {
      strictest = strictest == null ? home.type : Types.strictest(strictest, home.type);
    }
    return strictest;
  }

  private @Nullable Object random(TypeReference type, List<String> candidates, String path) {
    Random random = new Random(seed * 31 + hash(path));
    return switch (type) {
      case TypeReference.NonNull nonNull -> present(nonNull.nullable(), candidates, path, random);
      case TypeReference.Named _, TypeReference.ListOf _ ->
          random.nextInt(8) == 0 ? null : present(type, candidates, path, random);
    };
  }

  private @Nullable Object present(
      TypeReference type, List<String> candidates, String path, Random random) {
    return switch (type) {
      case TypeReference.NonNull nonNull -> present(nonNull.nullable(), candidates, path, random);
      case TypeReference.ListOf list -> {
        List<@Nullable Object> items = new ArrayList<>();
        int size = candidates.isEmpty() && !isLeaf(list.item().namedType()) ? 0 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
          items.add(random(list.item(), candidates, path + "#" + i));
        }
        yield items;
      }
      case TypeReference.Named(String name) -> named(name, candidates, path, random);
    };
  }

  private boolean isLeaf(String name) {
    return model.isLeaf(name);
  }

  private @Nullable Object named(String name, List<String> candidates, String path, Random random) {
    return switch (name) {
      case "String" -> path + (random.nextInt(4) == 0 ? " \"\\\n\ud83d\udcf0 \uc77c\uba74" : "");
      case "ID" -> path;
      case "Int" -> random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(100);
      case "Float" -> new BigDecimal(random.nextInt(1000) + ".25");
      case "Boolean" -> random.nextBoolean();
      case "Blob" -> new LinkedHashMap<>(Map.of("blob", List.of(path, 1, true)));
      default ->
          isLeaf(name)
              ? enumValue(model.type(name), random)
              : candidates.isEmpty() ? null : thing(candidates, path, random);
    };
  }

  /** One that all subgraphs know. */
  private static String enumValue(Type type, Random random) {
    List<String> common = new ArrayList<>(type.homes().values().iterator().next().members);
    type.homes().values().forEach(home -> common.retainAll(home.members));
    if (type.name().equals(PARTIAL_ENUM)) {
      common.remove(inaccessible(type));
    }
    return common.get(random.nextInt(common.size()));
  }

  /** The last value of all. */
  static @Nullable String inaccessible(Type type) {
    Set<String> all = new java.util.TreeSet<>();
    type.homes().values().forEach(home -> all.addAll(home.members));
    return type.name().equals(PARTIAL_ENUM) && all.size() > 2 ? List.copyOf(all).getLast() : null;
  }

  private Thing thing(List<String> candidates, String path, Random random) {
    String type = candidates.get(random.nextInt(candidates.size()));
    return switch (model.type(type).kind()) {
      case ROOT -> root(type);
      case ENTITY -> entity(type, random.nextInt(ENTITIES));
      case VALUE, INTERFACE, UNION, ENUM -> new Thing(type, path, 0);
    };
  }

  private static long hash(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash * 0x9E3779B97F4A7C15L;
  }

  /** A field set's values of an object, as a representation holds them. */
  Map<String, @Nullable Object> represent(FieldSet fields, Thing of, int stamp) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldSet.Part part : fields.parts()) {
      switch (part) {
        case FieldSet.On on -> {
          if (model.possible(on.type()).contains(of.type())) {
            values.putAll(represent(on.fields(), of, stamp));
          }
        }
        case FieldSet.Field field ->
            values.put(field.name(), represented(value(of, field, stamp), field.below(), stamp));
      }
    }
    return values;
  }

  /** The value of a field with the arguments that a field set gives it. */
  @Nullable Object value(Thing of, FieldSet.Field field, int stamp) {
    return value(of, field.name(), complete(of, field), stamp);
  }

  /** With the defaults of those that are not given. */
  private Map<String, Object> complete(Thing of, FieldSet.Field field) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (Model.Argument argument : field(of.type(), field.name()).arguments) {
      Object given = field.arguments().getOrDefault(argument.name(), argument.defaultValue());
      if (given != null) {
        arguments.put(argument.name(), Literals.seen(given));
      }
    }
    return arguments;
  }

  private @Nullable Object represented(
      @Nullable Object value, @Nullable FieldSet below, int stamp) {
    return switch (value) {
      case Thing thing when below != null -> represent(below, thing, stamp);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(represented(item, below, stamp)));
        yield all;
      }
      case null, default -> value;
    };
  }
}
