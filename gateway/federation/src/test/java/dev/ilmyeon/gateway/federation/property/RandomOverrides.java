package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fields that one subgraph takes over from another, for good or under a label. */
final class RandomOverrides {

  private final Model model;
  private final Random random;
  private final RandomTypes types;

  RandomOverrides(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
  }

  void make() {
    types.entities().forEach(this::override);
  }

  private void override(Type entity) {
    for (Model.Field field : List.copyOf(entity.fields().values())) {
      Integer target = types.home(entity);
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
}
