package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a model what has lost its meaning, once something has been taken out: keys and
 * requirements of fields that are gone, types without fields, and so on, until nothing is left to
 * take out.
 */
final class Tidying {

  private final Model model;
  private boolean changed;

  private Tidying(Model model) {
    this.model = model;
  }

  static void tidy(Model model) {
    Tidying tidying = new Tidying(model);
    do {
      tidying.changed = false;
      tidying.once();
    } while (tidying.changed);
  }

  private void once() {
    for (Type type : List.copyOf(model.types().values())) {
      type.homes()
          .forEach(
              (subgraph, home) -> remove(home.keys, key -> !exists(key.fields(), type, subgraph)));
      for (Model.Field field : List.copyOf(type.fields().values())) {
        tidy(type, field);
      }
      removeIf(type.homes(), (subgraph, home) -> !isWhole(type, subgraph, home));
      if (type.homes().isEmpty()) {
        model.types().remove(type.name());
        changed = true;
      }
    }
  }

  private <T> void remove(List<T> from, java.util.function.Predicate<T> which) {
    changed |= from.removeIf(which);
  }

  private <K, V> void removeIf(Map<K, V> from, java.util.function.BiPredicate<K, V> which) {
    changed |= from.entrySet().removeIf(entry -> which.test(entry.getKey(), entry.getValue()));
  }

  private void tidy(Type type, Model.Field field) {
    if (field.inherited) {
      if (model.interfaces(type.name()).stream().noneMatch(face -> isBlind(face, field.name))) {
        type.fields().remove(field.name);
        changed = true;
      }
      return;
    }
    removeIf(field.homes, (subgraph, home) -> !holds(type, field, subgraph, home));
    boolean answered =
        field.homes.values().stream().anyMatch(home -> !home.external)
            && (type.kind() != Kind.INTERFACE || onAll(type, field));
    if (!answered) {
      type.fields().remove(field.name);
      changed = true;
    } else if (field.inaccessible && visible(type) == 0) {
      field.inaccessible = false;
      changed = true;
    }
  }

  private static long visible(Type type) {
    return type.fields().values().stream().filter(field -> !field.inaccessible).count();
  }

  /** Whether all object types of an interface have a field, or get it from an interface object. */
  private boolean onAll(Type face, Model.Field field) {
    return isBlind(face, field.name)
        || model.possible(face.name()).stream()
            .allMatch(object -> model.type(object).fields().containsKey(field.name));
  }

  private static boolean isBlind(Type face, String name) {
    Model.Field field = face.fields().get(name);
    return field != null
        && !field.homes.isEmpty()
        && field.homes.entrySet().stream()
            .allMatch(entry -> {
              Home home = face.homes().get(entry.getKey());
              return home != null && home.interfaceObject;
            });
  }

  private boolean holds(Type type, Model.Field field, int subgraph, FieldHome home) {
    String named = home.type.namedType();
    if (!type.homes().containsKey(subgraph)
        || !Model.SCALARS.contains(named)
            && !named.equals("Blob")
            && (model.types().get(named) == null
                || !model.type(named).homes().containsKey(subgraph))) {
      return false;
    }
    Type below = model.types().get(named);
    if (home.provides != null && (below == null || !exists(home.provides, below, subgraph))) {
      home.provides = null;
      changed = true;
    }
    if (home.requires != null
        && (!exists(home.requires, type, subgraph)
            || type.homes().get(subgraph).keys.stream().noneMatch(Key::resolvable))) {
      return false;
    }
    if (home.label != null && isGone(field, home.overrides)) {
      home.label = null;
      changed = true;
    }
    Home at = type.homes().get(subgraph);
    if (type.kind() == Kind.INTERFACE
        && !at.interfaceObject
        && !at.members.stream()
            .allMatch(object -> declares(model.types().get(object), field.name, subgraph))) {
      return false;
    }
    return !home.external
        || model.neededForInterface(type, field.name, subgraph)
        || new Mentions(model, subgraph).mentions(type, field.name);
  }

  private static boolean isGone(Model.Field field, @Nullable String overridden) {
    return field.homes.entrySet().stream()
        .noneMatch(entry ->
            Model.subgraph(entry.getKey()).equals(overridden) && !entry.getValue().external);
  }

  private static boolean declares(@Nullable Type object, String field, int subgraph) {
    return object != null
        && object.fields().containsKey(field)
        && object.fields().get(field).homes.containsKey(subgraph);
  }

  /** Whether a type's home has anything left to say. */
  private boolean isWhole(Type type, int subgraph, Home home) {
    if (type.kind() == Kind.ENUM) {
      return Sdl.users(model, type.name()).contains(subgraph);
    }
    boolean hasFields =
        type.fields().values().stream().anyMatch(field -> field.homes.containsKey(subgraph));
    if (type.isObject()) {
      return hasFields;
    }
    if (home.interfaceObject) {
      return hasFields && !home.keys.isEmpty() && isEntered(type);
    }
    changed |=
        home.members.removeIf(object ->
            !model.types().containsKey(object)
                || !model.type(object).homes().containsKey(subgraph));
    boolean knowsAll = home.members.containsAll(model.possible(type.name()));
    if (!home.keys.isEmpty() && !knowsAll) {
      home.keys.clear();
      changed = true;
    }
    return !home.members.isEmpty() && (type.kind() == Kind.UNION || hasFields);
  }

  private static boolean isEntered(Type face) {
    return face.homes().values().stream()
        .anyMatch(home -> !home.interfaceObject && !home.keys.isEmpty());
  }

  /** Whether a subgraph declares all fields of a set. */
  private boolean exists(FieldSet fields, Type type, int subgraph) {
    return !fields.parts().isEmpty()
        && fields.parts().stream().allMatch(part -> exists(part, type, subgraph));
  }

  private boolean exists(FieldSet.Part part, Type type, int subgraph) {
    return switch (part) {
      case FieldSet.On on ->
          model.types().containsKey(on.type())
              && model.possibleIn(type.name(), subgraph).contains(on.type())
              && exists(on.fields(), model.type(on.type()), subgraph);
      case FieldSet.Field field -> {
        Model.Field declared = type.fields().get(field.name());
        FieldHome home = declared == null ? null : declared.homes.get(subgraph);
        if (home == null) {
          yield false;
        }
        Type below = model.types().get(home.type.namedType());
        yield field.below() == null || below != null && exists(field.below(), below, subgraph);
      }
    };
  }

  /** What the keys, requirements and provisions of one subgraph name. */
  private record Mentions(Model model, int subgraph) {

    boolean mentions(Type type, String field) {
      for (Type each : model.types().values()) {
        Home home = each.homes().get(subgraph);
        if (home != null
            && home.keys.stream().anyMatch(key -> in(key.fields(), each, type, field))) {
          return true;
        }
        for (Model.Field candidate : each.fields().values()) {
          FieldHome at = candidate.homes.get(subgraph);
          if (at != null
              && (at.requires != null && in(at.requires, each, type, field)
                  || at.provides != null
                      && in(at.provides, model.types().get(at.type.namedType()), type, field))) {
            return true;
          }
        }
      }
      return false;
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
  }

  /** Takes a field out, whatever depends on it. */
  static void remove(Model model, String type, String field) {
    Type from = model.types().get(type);
    if (from == null || from.fields().remove(field) == null) {
      return;
    }
    for (Type face : model.interfaces(type)) {
      if (!isBlind(face, field)) {
        face.fields().remove(field);
      }
    }
    tidy(model);
  }

  /** Every field, as {@code Type.field}. */
  static Set<String> coordinates(Model model) {
    Set<String> coordinates = new java.util.LinkedHashSet<>();
    model
        .types()
        .values()
        .forEach(type ->
            type.fields().keySet().forEach(field -> coordinates.add(type.name() + "." + field)));
    return coordinates;
  }
}
