package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The types of a random model, which subgraphs know them, and their keys. A type may come to
 * another subgraph later, when a field there turns out to have it: {@link #ensure}.
 */
final class RandomTypes {

  private static final List<String> SCALARS =
      List.of("String", "String", "Int", "Float", "Boolean", "ID", "Blob", "Color", "Mood");

  private final Model model;
  private final Random random;
  private final RandomKeys keys;
  private final List<Type> entities = new ArrayList<>();
  private final List<Type> values = new ArrayList<>();
  private final List<Type> interfaces = new ArrayList<>();
  private final List<Type> unions = new ArrayList<>();

  /** The fields of interfaces, with their types before any variation. */
  private final Map<String, Map<String, TypeReference>> common = new LinkedHashMap<>();

  private final Map<String, List<String>> members = new HashMap<>();

  /** The subgraph that sees an interface as an object, and so knows none of its types. */
  private final Map<String, Integer> blind = new HashMap<>();

  RandomTypes(Model model, Random random) {
    this.model = model;
    this.random = random;
    this.keys = new RandomKeys(model, random, this);
  }

  List<Type> entities() {
    return entities;
  }

  List<Type> values() {
    return values;
  }

  List<Type> interfaces() {
    return interfaces;
  }

  void make() {
    model.add("Query", Kind.ROOT);
    model.add("Mutation", Kind.ROOT);
    model.add("Color", Kind.ENUM);
    model.add(World.PARTIAL_ENUM, Kind.ENUM);
    model.add("Ref", Kind.VALUE);
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      entities.add(model.add("E" + i, Kind.ENTITY));
      keys.choose("E" + i);
    }
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      values.add(model.add("V" + i, Kind.VALUE));
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      addInterface("I" + i);
    }
    if (random.nextBoolean()) {
      unions.add(model.add("U0", Kind.UNION));
      members.put("U0", some(objects(), 2));
    }
    chooseBlind();
    for (Type entity : entities) {
      for (int subgraph : someSubgraphs()) {
        ensure(entity.name(), subgraph);
      }
    }
    blind.forEach(this::addInterfaceObject);
  }

  private void addInterface(String name) {
    interfaces.add(model.add(name, Kind.INTERFACE));
    List<String> implementing =
        random.nextBoolean() ? some(names(entities), 2) : some(objects(), 2);
    members.put(name, implementing);
    Map<String, TypeReference> fields = new LinkedHashMap<>();
    if (names(entities).containsAll(implementing)) {
      fields.put("id", new Named("ID"));
    }
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      String field = "c" + random.nextInt(3);
      fields.put(field, new Named(field.equals("c1") ? "Int" : "String"));
    }
    common.put(name, fields);
  }

  /** An interface whose types are all found by {@code id} may be an object somewhere. */
  private void chooseBlind() {
    for (Type face : interfaces) {
      boolean byId =
          common.get(face.name()).containsKey("id")
              && members.get(face.name()).stream().allMatch(keys::mayBeId);
      if (byId && blind.isEmpty() && random.nextInt(3) > 0) {
        blind.put(face.name(), model.subgraphs() - 1);
      }
    }
  }

  private List<String> objects() {
    List<String> objects = new ArrayList<>(names(entities));
    objects.addAll(names(values));
    return objects;
  }

  private static List<String> names(List<Type> types) {
    return types.stream().map(Type::name).toList();
  }

  <T> T one(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  private List<String> some(List<String> among, int least) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < among.size(); i++) {
      if (random.nextBoolean() || among.size() - i <= least - chosen.size()) {
        chosen.add(among.get(i));
      }
    }
    return chosen;
  }

  private List<Integer> someSubgraphs() {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < model.subgraphs(); i++) {
      if (random.nextInt(5) < 3) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  /** All object types of the interface in the first subgraph, none in the one that is blind. */
  private void addInterfaceObject(String face, int subgraph) {
    Home home = new Home();
    home.interfaceObject = true;
    home.keys.add(new Key(FieldSet.of("id"), true));
    members.get(face).forEach(object -> byId(object, 0));
    if (!ensure(face, 0)) {
      return;
    }
    Type type = model.type(face);
    Home seen = type.homes().get(0);
    seen.members.addAll(members.get(face));
    for (String name : common.get(face).keySet()) {
      declare(type, name, 0);
    }
    seen.keys.add(new Key(FieldSet.of("id"), true));
    type.homes().put(subgraph, home);
    type.fields().get("id").homes.put(subgraph, new FieldHome(new NonNull(new Named("ID"))));
  }

  private void byId(String entity, int subgraph) {
    ensure(entity, subgraph);
    Type type = model.type(entity);
    Home home = type.homes().get(subgraph);
    home.keys.removeIf(key -> key.fields().equals(FieldSet.of("id")));
    keys.add(type, subgraph, 0, true);
  }

  /** Has a subgraph declare a type; false if it must not. */
  boolean ensure(String name, int subgraph) {
    Type type = model.types().get(name);
    if (type == null || type.homes().containsKey(subgraph)) {
      return true;
    }
    if (isForbidden(name, subgraph)) {
      return false;
    }
    type.homes().put(subgraph, new Home());
    switch (type.kind()) {
      case ROOT -> {}
      case ENTITY -> keys.add(type, subgraph);
      case VALUE -> addValue(type, subgraph);
      case ENUM -> addEnum(type, subgraph);
      case UNION -> addMembers(type, subgraph);
      case INTERFACE -> {
        addMembers(type, subgraph);
        for (String field : someOf(common.get(name))) {
          declare(type, field, subgraph);
        }
      }
    }
    return true;
  }

  private List<String> someOf(Map<String, TypeReference> fields) {
    return some(List.copyOf(fields.keySet()), 1);
  }

  private boolean isForbidden(String name, int subgraph) {
    for (Map.Entry<String, Integer> each : blind.entrySet()) {
      if (each.getValue() == subgraph
          && (each.getKey().equals(name)
              || members.get(each.getKey()).contains(name)
              || members.getOrDefault(name, List.of()).stream()
                  .anyMatch(members.get(each.getKey())::contains))) {
        return true;
      }
    }
    return false;
  }

  private void addMembers(Type type, int subgraph) {
    for (String member : some(members.get(type.name()), 1)) {
      if (ensure(member, subgraph)) {
        type.homes().get(subgraph).members.add(member);
      }
    }
  }

  private void addEnum(Type type, int subgraph) {
    Home home = type.homes().get(subgraph);
    boolean partial = type.name().equals(World.PARTIAL_ENUM);
    for (int i = 0; i < 4; i++) {
      if (!partial || i == 0 || random.nextInt(3) > 0) {
        home.members.add(type.name().toUpperCase(java.util.Locale.ROOT) + i);
      }
    }
  }

  private void addValue(Type type, int subgraph) {
    if (type.name().equals("Ref")) {
      RandomKeys.key(type, "no", Nature.IDENTITY, new NonNull(new Named("ID")), subgraph);
      return;
    }
    for (Model.Field field : List.copyOf(type.fields().values())) {
      if (random.nextInt(4) > 0) {
        share(field, type, subgraph);
      }
    }
    if (type.fields().values().stream().noneMatch(each -> each.homes.containsKey(subgraph))) {
      Model.Field first = type.fields().computeIfAbsent("f0", _ -> plain("f0"));
      first.homes.put(subgraph, new FieldHome(new Named("String")));
    }
  }

  private static Model.Field plain(String name) {
    return new Model.Field(name, Nature.RANDOM);
  }

  /** Has a subgraph declare an interface's field, and its object types there too. */
  private void declare(Type face, String name, int subgraph) {
    TypeReference type = common.get(face.name()).get(name);
    face.fields()
        .computeIfAbsent(
            name, _ -> new Model.Field(name, name.equals("id") ? Nature.IDENTITY : Nature.RANDOM))
        .homes
        .put(subgraph, new FieldHome(type));
    for (String member : face.homes().get(subgraph).members) {
      Type object = model.type(member);
      Model.Field field =
          object
              .fields()
              .computeIfAbsent(
                  name,
                  _ -> new Model.Field(name, name.equals("id") ? Nature.IDENTITY : Nature.RANDOM));
      field.homes.computeIfAbsent(
          subgraph, _ -> new FieldHome(Types.vary(variantOf(field, type), random)));
    }
  }

  /** Two interfaces may have a field of one name, and so must agree on its type. */
  private static TypeReference variantOf(Model.Field field, TypeReference type) {
    return field.homes.isEmpty() ? type : field.homes.values().iterator().next().type;
  }

  /** Has another subgraph answer a field too; false if it cannot. */
  boolean share(Model.Field field, Type type, int subgraph) {
    FieldHome known = field.homes.get(subgraph);
    if (known != null || field.inherited) {
      return known != null && !known.external;
    }
    FieldHome first = field.homes.values().iterator().next();
    boolean plain =
        field.homes.values().stream()
            .allMatch(home -> home.requires == null && home.overrides == null);
    if (!plain || field.nature == Nature.STAMP || !ensure(first.type.namedType(), subgraph)) {
      return false;
    }
    field.homes.put(subgraph, new FieldHome(Types.vary(first.type, random)));
    return true;
  }

  /** A type that a subgraph can answer; what it must know for that it is made to know. */
  TypeReference output(int subgraph) {
    String name =
        switch (random.nextInt(20)) {
          case 0, 1, 2, 3, 4, 5 -> one(entities).name();
          case 6, 7 -> one(values).name();
          case 8, 9, 10 -> interfaces.isEmpty() ? one(values).name() : one(interfaces).name();
          case 11 -> unions.isEmpty() ? one(entities).name() : "U0";
          default -> one(SCALARS);
        };
    if (!ensure(name, subgraph)) {
      name = "Int";
    }
    return wrapped(new Named(name), 0);
  }

  private TypeReference wrapped(TypeReference type, int depth) {
    TypeReference wrapped = random.nextInt(4) == 0 ? new NonNull(type) : type;
    return depth < 2 && random.nextInt(depth == 0 ? 3 : 8) == 0
        ? wrapped(new ListOf(wrapped), depth + 1)
        : wrapped;
  }

  /** A subgraph that knows a type as what it is; null if there is none. */
  @Nullable Integer home(Type type) {
    List<Integer> homes = new ArrayList<>();
    type.homes()
        .forEach((subgraph, home) -> {
          if (!home.interfaceObject) {
            homes.add(subgraph);
          }
        });
    return homes.isEmpty() ? null : one(homes);
  }
}
