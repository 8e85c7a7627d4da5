package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import java.util.List;
import java.util.Random;

/** The fields of a random model that need nothing of others, and what comes of all. */
final class RandomFields {

  private final Model model;
  private final Random random;
  private final RandomTypes types;
  private final RandomArguments arguments;

  RandomFields(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
    this.arguments = new RandomArguments(random);
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
    new RandomRequirements(model, random, types).make();
    new RandomProvisions(model, random, types).make();
    new RandomOverrides(model, random, types).make();
    hide();
    ensureArguments();
  }

  /** {@code others}: one of how many other subgraphs answers it as well. */
  private void addPlain(Type type, String name, int others) {
    Integer subgraph = types.home(type);
    if (subgraph == null || type.fields().containsKey(name)) {
      return;
    }
    boolean stamp = type.kind() == Kind.ENTITY && random.nextInt(12) == 0;
    Model.Field field = new Model.Field(name, stamp ? Nature.STAMP : Nature.RANDOM);
    TypeReference of = stamp ? new Named("Int") : types.output(subgraph);
    field.homes.put(subgraph, new FieldHome(of));
    if (!stamp) {
      arguments.add(field);
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

  /** Whoever has a field knows what its arguments are. */
  private void ensureArguments() {
    for (Type type : List.copyOf(model.types().values())) {
      for (Model.Field field : type.fields().values()) {
        boolean coloured = RandomArguments.needColor(field);
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
    arguments.add(field);
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
              arguments.add(field);
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
