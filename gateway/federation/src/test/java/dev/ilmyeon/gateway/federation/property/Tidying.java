package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
          .forEach((subgraph, home) ->
              remove(home.keys, key -> !Mentions.exist(model, key.fields(), type, subgraph)));
      type.homes().forEach((subgraph, home) -> forgetContexts(home, subgraph));
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
    if (home.provides != null
        && (below == null || !Mentions.exist(model, home.provides, below, subgraph))) {
      home.provides = null;
      changed = true;
    }
    boolean demanding = home.requires != null || !home.contexts.isEmpty();
    if (demanding && type.homes().get(subgraph).keys.stream().noneMatch(Key::resolvable)
        || home.requires != null && !Mentions.exist(model, home.requires, type, subgraph)
        || !home.contexts.stream().allMatch(argument -> isSet(argument, subgraph))) {
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

  /** Whether a context is set, and all that set it have the value. */
  private boolean isSet(ContextArgument argument, int subgraph) {
    List<Type> setters = model.setters(subgraph, argument.context());
    Set<String> types = new HashSet<>();
    setters.forEach(setter -> types.addAll(model.possibleIn(setter.name(), subgraph)));
    return !setters.isEmpty()
        && argument.value().parts().stream()
            .allMatch(part ->
                switch (part) {
                  case FieldSet.On on ->
                      types.contains(on.type())
                          && model.types().containsKey(on.type())
                          && Mentions.exist(model, on.fields(), model.type(on.type()), subgraph);
                  case FieldSet.Field _ ->
                      setters.stream()
                          .allMatch(
                              setter -> Mentions.exist(model, argument.value(), setter, subgraph));
                })
        && setters.stream()
            .allMatch(setter ->
                Mentions.contextApplies(
                    argument.value(), model.possibleIn(setter.name(), subgraph)));
  }

  private void forgetContexts(Home home, int subgraph) {
    changed |=
        home.contexts.removeIf(context ->
            model.types().values().stream()
                .flatMap(type -> type.fields().values().stream())
                .map(field -> field.homes.get(subgraph))
                .filter(Objects::nonNull)
                .noneMatch(reader ->
                    reader.contexts.stream()
                        .anyMatch(argument -> argument.context().equals(context))));
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
