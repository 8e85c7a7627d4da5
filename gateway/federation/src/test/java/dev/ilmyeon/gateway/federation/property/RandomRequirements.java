package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fields that require others: on entities, and on interface objects. */
final class RandomRequirements {

  private final Model model;
  private final Random random;
  private final RandomTypes types;
  private final RandomArguments arguments;

  RandomRequirements(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
    this.arguments = new RandomArguments(random);
  }

  void make() {
    for (Type entity : types.entities()) {
      for (int i = 0; i < random.nextInt(4); i++) {
        addRequiring(entity, "r" + i);
      }
    }
    types.interfaces().forEach(this::addBlindRequiring);
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
    arguments.add(field);
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
      field.addExternal(subgraph);
      FieldSet below = below(field.typeName(), subgraph, 2);
      if (below != null || model.isLeaf(field.typeName())) {
        FieldSet one = FieldSet.of(field.name, arguments.given(field), below);
        all = all == null ? one : all.and(one);
      }
    }
    return all;
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
        field.addExternal(subgraph);
        found.add(FieldSet.of(field.name, arguments.given(field), below));
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    FieldSet one = types.one(found);
    return random.nextBoolean() ? one : one.and(types.one(found));
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
}
