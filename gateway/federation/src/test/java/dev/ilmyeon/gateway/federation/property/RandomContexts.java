package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Contexts, and fields that take arguments from them, in a model that is complete without. Each is
 * tried, and stays if on every way to such a field something above sets its contexts.
 */
final class RandomContexts {

  private static final int TRIES = 40;

  private final Model model;
  private final Random random;
  private final RandomArguments arguments;
  private int fields;

  RandomContexts(Model model, Random random) {
    this.model = model;
    this.random = random;
    this.arguments = new RandomArguments(random);
  }

  void make() {
    int wanted = random.nextInt(6);
    for (int i = 0; i < TRIES && wanted > 0; i++) {
      wanted -= add() ? 1 : 0;
    }
  }

  private boolean add() {
    int subgraph = random.nextInt(model.subgraphs());
    List<Type> entities =
        model.types().values().stream().filter(type -> canRead(type, subgraph)).toList();
    if (entities.isEmpty()) {
      return false;
    }
    Type type = one(entities);
    Model.Field field = reader(type, subgraph);
    FieldHome home = field.homes.get(subgraph);
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      ContextArgument argument = new RandomContextArgument(model, random, subgraph).make("u" + i);
      if (argument != null) {
        home.contexts.add(argument);
      }
    }
    boolean fresh = type.fields().putIfAbsent(field.name, field) == null;
    Tidying.tidy(model);
    boolean reads =
        type.fields().get(field.name) == field
            && !home.contexts.isEmpty()
            && !new Mentions(model, subgraph).mentions(type, field.name);
    if (reads && Reachability.unreachable(model) == null) {
      return true;
    }
    home.contexts.clear();
    if (fresh) {
      type.fields().remove(field.name);
    }
    Tidying.tidy(model);
    return false;
  }

  private static boolean canRead(Type type, int subgraph) {
    Home home = type.homes().get(subgraph);
    return type.kind() == Kind.ENTITY
        && home != null
        && home.keys.stream().anyMatch(Key::resolvable);
  }

  /** A field that is this subgraph's alone, and on which nothing depends: one more, mostly. */
  private Model.Field reader(Type type, int subgraph) {
    List<Model.Field> candidates = new ArrayList<>();
    for (Model.Field field : type.fields().values()) {
      if (field.nature == Nature.RANDOM
          && field.homes.keySet().equals(Set.of(subgraph))
          && field.homes.get(subgraph).contexts.isEmpty()
          && model.interfaces(type.name()).stream()
              .noneMatch(face -> face.fields().containsKey(field.name))
          && !new Mentions(model, subgraph).mentions(type, field.name)) {
        candidates.add(field);
      }
    }
    if (!candidates.isEmpty() && random.nextInt(3) == 0) {
      return one(candidates);
    }
    Model.Field field = new Model.Field("w" + fields++, Nature.RANDOM);
    field.homes.put(subgraph, new FieldHome(output(subgraph)));
    arguments.add(field);
    if (!RandomArguments.areKnown(model, field, subgraph)) {
      field.arguments.clear();
    }
    return field;
  }

  private TypeReference output(int subgraph) {
    List<String> names = new ArrayList<>(List.of("String", "String", "Int", "ID"));
    for (Type type : model.types().values()) {
      if (type.homes().containsKey(subgraph) && type.kind() != Kind.ROOT) {
        names.add(type.name());
      }
    }
    TypeReference type = new Named(one(names));
    return switch (random.nextInt(8)) {
      case 0 -> new NonNull(type);
      case 1 -> new ListOf(type);
      case 2 -> new NonNull(new ListOf(new NonNull(type)));
      default -> type;
    };
  }

  private <T> T one(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
