package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.ContextValues.Selectable;
import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An argument in one subgraph that is filled from a context, and the types that set that. */
final class RandomContextArgument {

  private final Model model;
  private final Random random;
  private final int subgraph;
  private final ContextValues values;

  /** What can be asked for of objects, and of interfaces. */
  private final Map<String, List<Selectable>> offers = new LinkedHashMap<>();

  RandomContextArgument(Model model, Random random, int subgraph) {
    this.model = model;
    this.random = random;
    this.subgraph = subgraph;
    this.values = new ContextValues(model, subgraph, new RandomArguments(random));
    for (Type type : model.types().values()) {
      List<Selectable> selectable = values.of(type);
      if (!selectable.isEmpty() && !type.name().equals("Mutation")) {
        offers.put(type.name(), selectable);
      }
    }
  }

  /** From a context that is there, or a new one; null if nothing comes of it. */
  @Nullable ContextArgument make(String name) {
    if (offers.isEmpty()) {
      return null;
    }
    Set<String> known = known();
    if (!known.isEmpty() && random.nextInt(3) == 0) {
      String context = one(known);
      return make(name, context, model.setters(subgraph, context));
    }
    String context = "c" + random.nextInt(4);
    return known.contains(context) ? null : make(name, context, setters());
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>();
    for (Type type : model.types().values()) {
      if (type.homes().containsKey(subgraph)) {
        known.addAll(type.homes().get(subgraph).contexts);
      }
    }
    return known;
  }

  /** One type, or types that have something of one type to say: all of them, or some. */
  private List<Type> setters() {
    String first = one(offers.keySet());
    TypeReference type = one(offers.get(first)).plainType();
    int kind = random.nextInt(3);
    List<Type> setters = new ArrayList<>();
    offers.forEach((name, selectable) -> {
      Type setter = model.type(name);
      boolean wanted =
          switch (kind) {
            case 0 -> name.equals(first);
            case 1 -> !setter.isAbstract();
            default -> random.nextBoolean();
          };
      if (wanted && selectable.stream().anyMatch(each -> each.plainType().equals(type))) {
        setters.add(setter);
      }
    });
    for (Type union : model.types().values()) {
      if (union.kind() == Kind.UNION
          && union.homes().containsKey(subgraph)
          && kind == 2
          && random.nextBoolean()) {
        setters.add(union);
      }
    }
    return setters;
  }

  private @Nullable ContextArgument make(String name, String context, List<Type> setters) {
    List<Selectable> alike = setters.isEmpty() ? List.of() : alike(setters);
    FieldSet value;
    TypeReference type;
    if (!alike.isEmpty() && random.nextInt(3) > 0) {
      Selectable one = one(alike);
      value = one.value();
      type = one.type();
      setters.forEach(setter -> values.declare(value, setter));
    } else {
      Map<String, Selectable> byType = byType(setters);
      value = byType.isEmpty() ? null : fragments(byType);
      if (value == null || !appliesToAll(value, setters)) {
        return null;
      }
      type = byType.values().iterator().next().plainType();
      byType.forEach((object, each) -> values.declare(each.value(), model.type(object)));
    }
    setters.forEach(setter -> setter.homes().get(subgraph).contexts.add(context));
    return new ContextArgument(name, type, context, value);
  }

  /** What can be asked for of all in the same words; not null only where it never is. */
  private List<Selectable> alike(List<Type> setters) {
    List<Selectable> alike = new ArrayList<>();
    for (Selectable each : offers.getOrDefault(setters.getFirst().name(), List.of())) {
      boolean sure = each.type() instanceof NonNull && random.nextInt(3) == 0;
      boolean all = true;
      for (Type setter : setters) {
        Selectable same = same(each, setter);
        all &= same != null;
        sure &= same != null && same.type() instanceof NonNull;
      }
      if (all) {
        TypeReference plain = each.plainType();
        alike.add(new Selectable(each.value(), sure ? new NonNull(plain) : plain));
      }
    }
    return alike;
  }

  private @Nullable Selectable same(Selectable one, Type setter) {
    return offers.getOrDefault(setter.name(), List.of()).stream()
        .filter(
            each -> each.value().equals(one.value()) && each.plainType().equals(one.plainType()))
        .findFirst()
        .orElse(null);
  }

  /** Something for each object type that sets the context, or not for all of them. */
  private Map<String, Selectable> byType(List<Type> setters) {
    Set<String> objects = new LinkedHashSet<>();
    setters.forEach(setter -> objects.addAll(model.possibleIn(setter.name(), subgraph)));
    Map<String, Selectable> byType = new LinkedHashMap<>();
    TypeReference type = null;
    for (String object : objects) {
      List<Selectable> fitting = new ArrayList<>();
      for (Selectable each : offers.getOrDefault(object, List.of())) {
        if (type == null || each.plainType().equals(type)) {
          fitting.add(each);
        }
      }
      if (!fitting.isEmpty() && random.nextInt(4) > 0) {
        Selectable one = one(fitting);
        type = one.plainType();
        byType.put(object, one);
      }
    }
    return byType;
  }

  private static FieldSet fragments(Map<String, Selectable> byType) {
    List<FieldSet.Part> parts = new ArrayList<>();
    byType.forEach((type, each) -> parts.add(new FieldSet.On(type, each.value())));
    return new FieldSet(parts);
  }

  private boolean appliesToAll(FieldSet value, List<Type> setters) {
    return setters.stream()
        .allMatch(
            setter -> Mentions.contextApplies(value, model.possibleIn(setter.name(), subgraph)));
  }

  private <T> T one(java.util.Collection<T> among) {
    return List.copyOf(among).get(random.nextInt(among.size()));
  }
}
