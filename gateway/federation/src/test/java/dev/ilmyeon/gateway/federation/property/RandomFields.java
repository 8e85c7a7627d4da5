package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a random model, and the directives on them. */
final class RandomFields {

  private final Model model;
  private final Random random;
  private final RandomTypes types;

  RandomFields(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
  }

  void make() {
    for (Type value : types.values()) {
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        addPlain(value, "f" + i, 2);
      }
    }
    for (Type entity : types.entities()) {
      for (int i = 0; i < 2 + random.nextInt(4); i++) {
        addPlain(entity, "f" + i, 4);
      }
    }
    types.entities().forEach(this::shareKeys);
    addRoots();
    types.interfaces().forEach(this::addBlind);
    for (Type entity : types.entities()) {
      for (int i = 0; i < random.nextInt(4); i++) {
        addRequiring(entity, "r" + i);
      }
    }
    types.interfaces().forEach(this::addBlindRequiring);
    provide();
    for (Type entity : types.entities()) {
      override(entity);
    }
    hide();
    ensureArguments();
  }

  private @Nullable Integer home(Type type) {
    List<Integer> homes = new ArrayList<>();
    type.homes()
        .forEach((subgraph, home) -> {
          if (!home.interfaceObject) {
            homes.add(subgraph);
          }
        });
    return homes.isEmpty() ? null : types.one(homes);
  }

  /** {@code others}: one of how many other subgraphs answers it as well. */
  private void addPlain(Type type, String name, int others) {
    Integer subgraph = home(type);
    if (subgraph == null || type.fields().containsKey(name)) {
      return;
    }
    boolean stamp = type.kind() == Kind.ENTITY && random.nextInt(12) == 0;
    Model.Field field = new Model.Field(name, stamp ? Nature.STAMP : Nature.RANDOM);
    TypeReference of = stamp ? new Named("Int") : types.output(subgraph);
    field.homes.put(subgraph, new FieldHome(of));
    if (!stamp) {
      addArguments(field);
    }
    type.fields().put(name, field);
    for (int other : List.copyOf(type.homes().keySet())) {
      if (other != subgraph
          && !type.homes().get(other).interfaceObject
          && random.nextInt(others) == 0) {
        types.share(field, type, other);
      }
    }
  }

  /** What is a key somewhere is known elsewhere too. */
  private void shareKeys(Type entity) {
    for (Model.Field field : entity.fields().values()) {
      for (int subgraph : List.copyOf(entity.homes().keySet())) {
        if (field.nature != Nature.RANDOM && random.nextInt(5) < 2) {
          types.share(field, entity, subgraph);
        }
      }
    }
  }

  private void addArguments(Model.Field field) {
    if (random.nextInt(4) > 0) {
      return;
    }
    List<Model.Argument> all =
        List.of(
            new Model.Argument("n", "Int", 2),
            new Model.Argument("q", "Int!", null),
            new Model.Argument("i", "ID", null),
            new Model.Argument("t", "[String!]", null),
            new Model.Argument("c", "Color", null),
            new Model.Argument("f", "Filter", null));
    Model.Argument one = types.one(all);
    field.arguments.add(one);
    Model.Argument other = types.one(all);
    if (other != one && random.nextBoolean()) {
      field.arguments.add(other);
    }
  }

  /** Whoever has a field knows what its arguments are. */
  private void ensureArguments() {
    for (Type type : List.copyOf(model.types().values())) {
      for (Model.Field field : type.fields().values()) {
        boolean coloured =
            field.arguments.stream()
                .anyMatch(argument -> List.of("Color", "Filter").contains(argument.type()));
        field
            .homes
            .keySet()
            .forEach(home -> {
              if (coloured) {
                types.ensure("Color", home);
              }
            });
      }
    }
  }

  private void addRoots() {
    Type query = model.type("Query");
    for (int subgraph = 0; subgraph < model.subgraphs(); subgraph++) {
      int count = subgraph == 0 ? 2 : random.nextInt(3);
      for (int i = 0; i < count; i++) {
        query.homes().computeIfAbsent(subgraph, _ -> new Home());
        addRoot(query, "q" + query.fields().size(), subgraph);
      }
    }
    for (Model.Field field : List.copyOf(query.fields().values())) {
      for (int other : query.homes().keySet()) {
        if (random.nextInt(6) == 0) {
          types.share(field, query, other);
        }
      }
    }
    if (random.nextBoolean()) {
      Type mutation = model.type("Mutation");
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        int subgraph = random.nextInt(model.subgraphs());
        mutation.homes().computeIfAbsent(subgraph, _ -> new Home());
        addRoot(mutation, "m" + i, subgraph);
      }
    }
  }

  private void addRoot(Type root, String name, int subgraph) {
    Model.Field field = new Model.Field(name, Nature.RANDOM);
    TypeReference type = types.output(subgraph);
    for (int i = 0; i < 4 && model.isLeaf(type.namedType()); i++) {
      type = types.output(subgraph);
    }
    if (root.name().equals("Query") && random.nextInt(12) == 0) {
      type = new Named("Query");
    }
    field.homes.put(subgraph, new FieldHome(type));
    addArguments(field);
    root.fields().put(name, field);
  }

  /** What an interface object adds. */
  private void addBlind(Type face) {
    face.homes()
        .forEach((subgraph, home) -> {
          if (home.interfaceObject) {
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
              Model.Field field = new Model.Field("x" + i, Nature.RANDOM);
              field.homes.put(subgraph, new FieldHome(types.output(subgraph)));
              addArguments(field);
              face.fields().put(field.name, field);
            }
            if (random.nextBoolean()) {
              Type query = model.type("Query");
              query.homes().computeIfAbsent(subgraph, _ -> new Home());
              Model.Field root = new Model.Field("blind", Nature.RANDOM);
              root.homes.put(
                  subgraph, new FieldHome(new TypeReference.ListOf(new Named(face.name()))));
              query.fields().put("blind", root);
            }
          }
        });
    RandomModel.inherit(model);
  }

  private void addBlindRequiring(Type face) {
    face.homes()
        .forEach((subgraph, home) -> {
          if (home.interfaceObject && random.nextBoolean()) {
            addRequiring(face, "r", subgraph);
          }
        });
    RandomModel.inherit(model);
  }

  private void addRequiring(Type type, String name) {
    List<Integer> homes = new ArrayList<>();
    type.homes()
        .forEach((subgraph, home) -> {
          if (home.keys.stream().anyMatch(Key::resolvable)) {
            homes.add(subgraph);
          }
        });
    if (!homes.isEmpty()) {
      addRequiring(type, name, types.one(homes));
    }
  }

  private void addRequiring(Type type, String name, int subgraph) {
    FieldSet required = elsewhere(type, subgraph, 1 + random.nextInt(2));
    if (required == null) {
      return;
    }
    Model.Field field = new Model.Field(name, Nature.RANDOM);
    FieldHome home = new FieldHome(types.output(subgraph));
    home.requires = required;
    field.homes.put(subgraph, home);
    addArguments(field);
    type.fields().put(name, field);
  }

  /** Fields that the subgraph does not answer, declared external there; null if there are none. */
  private @Nullable FieldSet elsewhere(Type type, int subgraph, int count) {
    List<Model.Field> candidates = new ArrayList<>();
    for (Model.Field field : List.copyOf(type.fields().values())) {
      FieldHome home = field.homes.get(subgraph);
      if (!field.homes.isEmpty()
          && field.nature == Nature.RANDOM
          && (home == null || home.external)
          && types.ensure(field.typeName(), subgraph)) {
        candidates.add(field);
      }
    }
    FieldSet all = null;
    for (int i = 0; i < count && !candidates.isEmpty(); i++) {
      Model.Field field = types.one(candidates);
      candidates.remove(field);
      FieldHome home = field.homes.get(subgraph);
      if (home != null && !home.external) {
        continue;
      }
      addExternal(field, subgraph);
      FieldSet below = below(field.typeName(), subgraph, 2);
      if (below != null || model.isLeaf(field.typeName())) {
        FieldSet one = FieldSet.of(field.name, given(field), below);
        all = all == null ? one : all.and(one);
      }
    }
    return all;
  }

  private static void addExternal(Model.Field field, int subgraph) {
    if (!field.homes.containsKey(subgraph)) {
      TypeReference type = null;
      for (FieldHome home : field.homes.values()) {
        type = type == null ? home.type : Types.loosest(type, home.type);
      }
      FieldHome external = new FieldHome(type);
      external.external = true;
      field.homes.put(subgraph, external);
    }
  }

  private Map<String, Object> given(Model.Field field) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Model.Argument argument : field.arguments) {
      if (argument.type().equals("Int!") || argument.type().equals("Int") && random.nextBoolean()) {
        given.put(argument.name(), random.nextInt(3));
      } else if (argument.type().equals("Color") && random.nextBoolean()) {
        given.put(argument.name(), new Literals.Name("COLOR1"));
      }
    }
    return given;
  }

  /** What to require of an object further down; null if nothing can be. */
  private @Nullable FieldSet below(String typeName, int subgraph, int depth) {
    if (model.isLeaf(typeName) || depth == 0) {
      return null;
    }
    Type type = model.type(typeName);
    if (type.kind() == Kind.UNION
        || type.kind() == Kind.INTERFACE
            && !type.homes().get(subgraph).interfaceObject
            && random.nextBoolean()) {
      FieldSet all = null;
      for (String member : type.homes().get(subgraph).members) {
        FieldSet fields = random.nextInt(3) == 0 ? null : below(member, subgraph, depth);
        if (fields != null) {
          FieldSet on = new FieldSet(List.of(new FieldSet.On(member, fields)));
          all = all == null ? on : all.and(on);
        }
      }
      return all;
    }
    List<FieldSet> found = new ArrayList<>();
    for (Model.Field field : List.copyOf(type.fields().values())) {
      if (field.homes.isEmpty() || field.nature == Nature.STAMP) {
        continue;
      }
      boolean known = field.homes.containsKey(subgraph);
      if (!known
          && (type.kind() != Kind.ENTITY
              || random.nextInt(3) > 0
              || !types.ensure(field.typeName(), subgraph))) {
        continue;
      }
      FieldSet below = below(field.typeName(), subgraph, depth - 1);
      if (below != null || model.isLeaf(field.typeName())) {
        addExternal(field, subgraph);
        found.add(FieldSet.of(field.name, given(field), below));
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    FieldSet one = types.one(found);
    return random.nextBoolean() ? one : one.and(types.one(found));
  }

  /** Lets fields answer what is external below them. */
  private void provide() {
    for (Type type : List.copyOf(model.types().values())) {
      for (Model.Field field : List.copyOf(type.fields().values())) {
        new TreeMap<>(field.homes)
            .forEach((subgraph, home) -> {
              if (!home.external
                  && home.overrides == null
                  && !model.isLeaf(home.type.namedType())
                  && random.nextInt(5) == 0) {
                home.provides = provided(home.type.namedType(), subgraph, 2);
              }
            });
      }
    }
  }

  private @Nullable FieldSet provided(String typeName, int subgraph, int depth) {
    Type type = model.type(typeName);
    if (type.kind() == Kind.ROOT || type.homes().get(subgraph).interfaceObject || depth == 0) {
      return null;
    }
    FieldSet all = null;
    if (type.isAbstract()) {
      for (String member : type.homes().get(subgraph).members) {
        FieldSet fields = random.nextBoolean() ? null : provided(member, subgraph, depth);
        if (fields != null) {
          FieldSet on = new FieldSet(List.of(new FieldSet.On(member, fields)));
          all = all == null ? on : all.and(on);
        }
      }
      return all;
    }
    for (Model.Field field : List.copyOf(type.fields().values())) {
      if (field.homes.isEmpty() || field.inherited || random.nextInt(3) > 0) {
        continue;
      }
      FieldHome home = field.homes.get(subgraph);
      boolean mayBe =
          home == null
              && type.kind() == Kind.ENTITY
              && field.arguments.isEmpty()
              && types.ensure(field.typeName(), subgraph);
      boolean external = home != null && home.external && field.arguments.isEmpty();
      FieldSet one = null;
      if (model.isLeaf(field.typeName()) && (mayBe || external)) {
        one = FieldSet.of(field.name);
      } else if (!model.isLeaf(field.typeName()) && (mayBe || home != null)) {
        FieldSet below = field.arguments.isEmpty() ? nested(field, subgraph, depth) : null;
        one = below == null ? null : FieldSet.of(field.name, below);
      }
      if (one != null) {
        addExternal(field, subgraph);
        all = all == null ? one : all.and(one);
      }
    }
    return all;
  }

  private @Nullable FieldSet nested(Model.Field field, int subgraph, int depth) {
    return provided(field.typeName(), subgraph, depth - 1);
  }

  private void override(Type entity) {
    for (Model.Field field : List.copyOf(entity.fields().values())) {
      Integer target = home(entity);
      if (random.nextInt(5) > 0
          || field.nature != Nature.RANDOM
          || target == null
          || field.homes.containsKey(target)
          || field.inherited) {
        continue;
      }
      List<Integer> owners = new ArrayList<>();
      field.homes.forEach((subgraph, home) -> {
        if (!home.external && home.requires == null && home.provides == null) {
          owners.add(subgraph);
        }
      });
      boolean plain = field.homes.values().stream().allMatch(home -> home.requires == null);
      long answering = field.homes.values().stream().filter(home -> !home.external).count();
      if (plain && answering == 1 && owners.size() == 1) {
        takeOver(field, owners.getFirst(), target);
      }
    }
  }

  private void takeOver(Model.Field field, int from, int to) {
    if (!types.ensure(field.typeName(), to)) {
      return;
    }
    FieldHome home = new FieldHome(field.homes.get(from).type);
    home.overrides = Model.subgraph(from);
    home.label = random.nextBoolean() ? "label" + random.nextInt(2) : null;
    field.homes.put(to, home);
  }

  /** Some fields are for the subgraphs only. */
  private void hide() {
    for (Type type : model.types().values()) {
      if (type.isObject() && type.kind() != Kind.ROOT) {
        for (Model.Field field : type.fields().values()) {
          boolean contracted =
              model.interfaces(type.name()).stream()
                  .anyMatch(face -> face.fields().containsKey(field.name));
          field.inaccessible = !contracted && random.nextInt(12) == 0;
        }
      }
    }
  }
}
