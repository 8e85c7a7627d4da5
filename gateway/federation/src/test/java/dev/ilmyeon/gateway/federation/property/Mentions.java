package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the keys, requirements, provisions and context arguments of one subgraph name. */
record Mentions(Model model, int subgraph) {

  boolean mentions(Type type, String field) {
    for (Type each : model.types().values()) {
      Home home = each.homes().get(subgraph);
      if (home != null && home.keys.stream().anyMatch(key -> in(key.fields(), each, type, field))) {
        return true;
      }
      for (Model.Field candidate : each.fields().values()) {
        FieldHome at = candidate.homes.get(subgraph);
        if (at != null && mentions(each, at, type, field)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mentions(Type on, FieldHome at, Type type, String field) {
    return at.requires != null && in(at.requires, on, type, field)
        || at.provides != null
            && in(at.provides, model.types().get(at.type.namedType()), type, field)
        || at.contexts.stream()
            .anyMatch(argument ->
                model.setters(subgraph, argument.context()).stream()
                    .anyMatch(setter -> in(argument.value(), setter, type, field)));
  }

  private boolean in(FieldSet fields, @Nullable Type on, Type type, String field) {
    return on != null
        && fields.parts().stream()
            .anyMatch(part ->
                switch (part) {
                  case FieldSet.On narrowed ->
                      in(narrowed.fields(), model.types().get(narrowed.type()), type, field);
                  case FieldSet.Field each ->
                      each.name().equals(field) && same(on, type)
                          || each.below() != null
                              && in(each.below(), below(on, each.name()), type, field);
                });
  }

  private boolean same(Type on, Type type) {
    return on == type
        || on.isAbstract() && model.possibleIn(on.name(), subgraph).contains(type.name());
  }

  private @Nullable Type below(Type on, String name) {
    Model.Field field = on.fields().get(name);
    FieldHome home = field == null ? null : field.homes.get(subgraph);
    return home == null ? null : model.types().get(home.type.namedType());
  }

  /** Whether a subgraph declares all fields of a set. */
  static boolean exist(Model model, FieldSet fields, Type type, int subgraph) {
    return !fields.parts().isEmpty()
        && fields.parts().stream().allMatch(part -> exists(model, part, type, subgraph));
  }

  private static boolean exists(Model model, FieldSet.Part part, Type type, int subgraph) {
    return switch (part) {
      case FieldSet.On on ->
          model.types().containsKey(on.type())
              && model.possibleIn(type.name(), subgraph).contains(on.type())
              && exist(model, on.fields(), model.type(on.type()), subgraph);
      case FieldSet.Field field -> {
        Model.Field declared = type.fields().get(field.name());
        FieldHome home = declared == null ? null : declared.homes.get(subgraph);
        if (home == null) {
          yield false;
        }
        Type below = model.types().get(home.type.namedType());
        yield field.below() == null
            || below != null && exist(model, field.below(), below, subgraph);
      }
    };
  }

  /** Whether a context's value can be had of objects that have one of these types. */
  static boolean contextApplies(FieldSet value, Set<String> types) {
    return value.parts().stream()
        .anyMatch(part -> !(part instanceof FieldSet.On on) || types.contains(on.type()));
  }
}
