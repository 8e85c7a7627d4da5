package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What fields provide of the objects below them. */
final class RandomProvisions {

  private final Model model;
  private final Random random;
  private final RandomTypes types;

  RandomProvisions(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
  }

  /** Lets fields answer what is external below them. */
  void make() {
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
        field.addExternal(subgraph);
        all = all == null ? one : all.and(one);
      }
    }
    return all;
  }

  private @Nullable FieldSet nested(Model.Field field, int subgraph, int depth) {
    return provided(field.typeName(), subgraph, depth - 1);
  }
}
