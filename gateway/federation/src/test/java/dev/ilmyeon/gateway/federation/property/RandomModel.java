package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.Random;
import java.util.Set;

/**
 * A model from a seed. First everything is made up freely, with an eye only on what composers
 * forbid; then what no client could ever reach is taken out; and then contexts are set and read.
 */
final class RandomModel {

  private RandomModel() {}

  /**
   * {@code without}: fields ({@code Type.field}) to leave out, to find out what does not matter.
   */
  static Model of(long seed, Set<String> without) {
    for (int i = 0; ; i++) {
      long each = (seed * 7919 + 17) * 31 + i;
      Model model = of(new Random(each), Set.of());
      if (model.types().containsKey("Query")) {
        return without.isEmpty() ? model : of(new Random(each), without);
      }
    }
  }

  private static Model of(Random random, Set<String> without) {
    Model model = new Model(2 + random.nextInt(5));
    RandomTypes types = new RandomTypes(model, random);
    types.make();
    new RandomFields(model, random, types).make();
    Tidying.tidy(model);
    removeUnreachable(model);
    inherit(model);
    new RandomContexts(model, random).make();
    for (String coordinate : without) {
      remove(model, coordinate);
    }
    removeUnreachable(model);
    inherit(model);
    return model;
  }

  private static void removeUnreachable(Model model) {
    for (String lost = Reachability.unreachable(model);
        lost != null;
        lost = Reachability.unreachable(model)) {
      remove(model, lost);
    }
  }

  private static void remove(Model model, String coordinate) {
    String[] parts = coordinate.split("\\.");
    Tidying.remove(model, parts[0], parts[1]);
    inherit(model);
  }

  /** What an interface object adds to an interface stands on its object types as well. */
  static void inherit(Model model) {
    for (Type face : model.types().values()) {
      if (face.kind() == Kind.INTERFACE) {
        for (Model.Field field : face.fields().values()) {
          boolean blind =
              field.homes.keySet().stream()
                  .allMatch(subgraph -> face.homes().get(subgraph).interfaceObject);
          for (String object : blind ? model.possible(face.name()) : Set.<String>of()) {
            Model.Field inherited = new Model.Field(field.name, field.nature);
            inherited.inherited = true;
            inherited.arguments.addAll(field.arguments);
            model.type(object).fields().putIfAbsent(field.name, inherited);
          }
        }
      }
    }
  }
}
