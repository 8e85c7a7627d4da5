package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** By what the entities of a random model are found. */
final class RandomKeys {

  private final Model model;
  private final Random random;
  private final RandomTypes types;

  /** Kinds of keys of an entity. */
  private final Map<String, List<Integer>> palettes = new HashMap<>();

  RandomKeys(Model model, Random random, RandomTypes types) {
    this.model = model;
    this.random = random;
    this.types = types;
  }

  /** Decides what keys subgraphs may know an entity by. */
  void choose(String entity) {
    palettes.put(entity, palette());
  }

  /** Whether subgraphs may know an entity by its {@code id}. */
  boolean mayBeId(String entity) {
    return palettes.get(entity).contains(0);
  }

  private List<Integer> palette() {
    List<Integer> palette = new ArrayList<>(List.of(0));
    for (int kind = 1; kind < 6; kind++) {
      if (random.nextInt(5) == 0) {
        palette.add(kind);
      }
    }
    if (palette.size() > 1 && random.nextBoolean()) {
      palette.removeFirst();
    }
    return palette;
  }

  void add(Type type, int subgraph) {
    List<Integer> palette = palettes.get(type.name());
    add(type, subgraph, types.one(palette), random.nextInt(6) > 0);
    if (random.nextInt(3) == 0) {
      add(type, subgraph, types.one(palette), random.nextInt(6) > 0);
    }
  }

  /** Has a subgraph find an entity by one kind of key more. */
  void add(Type type, int subgraph, int kind, boolean resolvable) {
    TypeReference id = new NonNull(new Named("ID"));
    FieldSet fields =
        switch (kind) {
          case 0 -> key(type, "id", Nature.IDENTITY, id, subgraph);
          case 1 -> key(type, "code", Nature.CODE, new Named("String"), subgraph);
          case 2 ->
              key(type, "group", Nature.GROUP, new Named("Int"), subgraph)
                  .and(key(type, "number", Nature.NUMBER, new NonNull(new Named("Int")), subgraph));
          case 3 -> {
            types.ensure("Ref", subgraph);
            key(type, "ref", Nature.REFERENCE, new Named("Ref"), subgraph);
            yield FieldSet.of("ref", FieldSet.of("no"));
          }
          case 4 -> key(type, "tags", Nature.TAGS, new ListOf(new Named("String")), subgraph);
          default -> owner(type, subgraph);
        };
    Home home = type.homes().get(subgraph);
    if (home.keys.stream().noneMatch(key -> key.fields().equals(fields))) {
      home.keys.add(new Key(fields, resolvable));
    }
  }

  private FieldSet owner(Type type, int subgraph) {
    Type owner =
        types.entities().get((types.entities().indexOf(type) + 1) % types.entities().size());
    if (owner == type || !types.ensure(owner.name(), subgraph)) {
      return key(type, "id", Nature.IDENTITY, new NonNull(new Named("ID")), subgraph);
    }
    key(owner, "id", Nature.IDENTITY, new NonNull(new Named("ID")), subgraph);
    key(type, "owner", Nature.OWNER, new Named(owner.name()), subgraph);
    return FieldSet.of("owner", FieldSet.of("id"));
  }

  static FieldSet key(Type type, String name, Nature nature, TypeReference of, int subgraph) {
    type.fields()
        .computeIfAbsent(name, _ -> new Model.Field(name, nature))
        .homes
        .computeIfAbsent(subgraph, _ -> new FieldHome(of));
    return FieldSet.of(name);
  }
}
