package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client may ask for every field wherever it can stand: what composition calls
 * satisfiability. An object that a client has come to is known in some subgraphs; whatever can be
 * known of it by keys from there is added; then each of its fields must be answered by one of them.
 * That there are finitely many such situations makes this an end.
 */
final class Reachability {

  private final Model model;
  private final World world;
  private final Set<String> labels;

  /** Keys nested deeper than this are not looked for: they may go round in circles. */
  private static final int MAX_NESTING = 4;

  /** Fields whose requirements are being looked at: nothing can be required for itself. */
  private final List<Object> asked = new ArrayList<>();

  private int nesting;

  /** An object as a subgraph knows it: by which type, and what a field above has provided. */
  private record Known(int subgraph, String as, List<FieldSet> provided) {}

  /** A context that a subgraph has a name for. */
  private record Context(int subgraph, String name) {}

  /** {@code contexts}: those that objects above set. */
  private record Situation(String type, Set<Known> known, Set<Context> contexts) {}

  private Reachability(Model model, Set<String> labels) {
    this.model = model;
    this.world = new World(model, 0);
    this.labels = labels;
  }

  /** A field ({@code Type.field}) that cannot be had somewhere; null if there is none. */
  static @Nullable String unreachable(Model model) {
    List<String> labels = List.copyOf(model.labels());
    for (int active = 0; active < 1 << labels.size(); active++) {
      Set<String> these = new HashSet<>();
      for (int i = 0; i < labels.size(); i++) {
        if ((active & 1 << i) != 0) {
          these.add(labels.get(i));
        }
      }
      String found = new Reachability(model, these).search();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String search() {
    Deque<Situation> open = new ArrayDeque<>();
    Set<Situation> seen = new HashSet<>();
    for (Type type : model.types().values()) {
      if (type.kind() == Kind.ROOT) {
        for (int subgraph : type.homes().keySet()) {
          Set<Known> known = new LinkedHashSet<>();
          known.add(new Known(subgraph, type.name(), List.of()));
          boolean query = type.name().equals("Query");
          Situation start =
              new Situation(type.name(), query ? closed(type.name(), known) : known, Set.of());
          if (seen.add(start)) {
            open.add(start);
          }
        }
      }
    }
    while (!open.isEmpty()) {
      Situation at = open.poll();
      String deprived = deprived(at);
      if (deprived != null) {
        return deprived;
      }
      for (Model.Field field : model.type(at.type()).fields().values()) {
        boolean elsewhere =
            at.type().equals("Mutation") && !field.homes.keySet().equals(subgraphs(at));
        List<Known> answering = elsewhere ? List.of() : answering(at, field.name);
        if (answering.isEmpty() && !elsewhere) {
          return at.type() + "." + field.name;
        }
        for (Situation next : elsewhere ? List.<Situation>of() : below(at, field.name, answering)) {
          if (next.known().stream().allMatch(this::isBlind)) {
            return at.type() + "." + field.name;
          }
          if (seen.add(next)) {
            open.add(next);
          }
        }
        if (!elsewhere && hasNoObject(at.type(), field)) {
          return at.type() + "." + field.name;
        }
      }
    }
    return null;
  }

  private static Set<Integer> subgraphs(Situation at) {
    Set<Integer> subgraphs = new HashSet<>();
    at.known().forEach(known -> subgraphs.add(known.subgraph()));
    return subgraphs;
  }

  private boolean isBlind(Known known) {
    Home home = model.type(known.as()).homes().get(known.subgraph());
    return home != null && home.interfaceObject;
  }

  private boolean hasNoObject(String type, Model.Field field) {
    Model.Field own = world.field(type, field.name);
    return !model.isLeaf(own.typeName()) && world.candidates(own).isEmpty();
  }

  /** In which subgraphs a field of the object can be asked for. */
  private List<Known> answering(Situation at, String field) {
    return at.known().stream().filter(known -> answers(known, at, field)).toList();
  }

  private boolean answers(Known known, Situation at, String name) {
    Model.Field field = model.type(known.as()).fields().get(name);
    FieldHome home = field == null ? null : field.homes.get(known.subgraph());
    if (home == null || Model.lost(field, known.subgraph(), labels)) {
      return false;
    }
    if (provides(known.provided(), at.type(), name)) {
      return true;
    }
    boolean plain = home.requires == null && home.contexts.isEmpty();
    return !home.external && (plain || isMet(home, field, known, at));
  }

  private boolean provides(List<FieldSet> provided, String type, String name) {
    return provided.stream()
        .flatMap(set -> set.parts().stream())
        .anyMatch(part ->
            switch (part) {
              case FieldSet.Field field -> field.name().equals(name);
              case FieldSet.On on ->
                  model.possible(on.type()).contains(type)
                      && provides(List.of(on.fields()), type, name);
            });
  }

  private boolean isMet(FieldHome home, Model.Field field, Known known, Situation at) {
    for (ContextArgument argument : home.contexts) {
      if (!at.contexts().contains(new Context(known.subgraph(), argument.context()))) {
        return false;
      }
    }
    List<Object> asking = List.of(at.type(), field);
    if (asked.contains(asking)) {
      return false;
    }
    asked.add(asking);
    boolean met =
        (home.requires == null || obtainable(home.requires, at))
            && model.type(known.as()).homes().get(known.subgraph()).keys.stream()
                .anyMatch(key -> key.resolvable() && obtainable(key.fields(), at));
    asked.removeLast();
    return met;
  }

  /** A field that takes from a context set here what cannot be had of the object. */
  private @Nullable String deprived(Situation at) {
    for (Type type : model.types().values()) {
      for (Model.Field field : type.fields().values()) {
        for (Map.Entry<Integer, FieldHome> home : field.homes.entrySet()) {
          for (ContextArgument argument : home.getValue().contexts) {
            if (model.sets(at.type(), home.getKey(), argument.context())
                && !obtainable(argument.value(), at)) {
              return type.name() + "." + field.name;
            }
          }
        }
      }
    }
    return null;
  }

  /** Those that the object sets as well. */
  private Set<Context> contexts(Situation at) {
    Set<Context> contexts = new HashSet<>(at.contexts());
    for (int subgraph = 0; subgraph < model.subgraphs(); subgraph++) {
      for (String name : names(subgraph)) {
        if (model.sets(at.type(), subgraph, name)) {
          contexts.add(new Context(subgraph, name));
        }
      }
    }
    return contexts;
  }

  private Set<String> names(int subgraph) {
    Set<String> names = new TreeSet<>();
    for (Type type : model.types().values()) {
      Home home = type.homes().get(subgraph);
      names.addAll(home == null ? Set.of() : home.contexts);
    }
    return names;
  }

  private boolean obtainable(FieldSet fields, Situation at) {
    if (nesting > MAX_NESTING) {
      return false;
    }
    nesting++;
    boolean all = allObtainable(fields, at);
    nesting--;
    return all;
  }

  private boolean allObtainable(FieldSet fields, Situation at) {
    for (FieldSet.Part part : fields.parts()) {
      boolean found =
          switch (part) {
            case FieldSet.On on ->
                !model.possible(on.type()).contains(at.type()) || obtainable(on.fields(), at);
            case FieldSet.Field field -> {
              List<Known> answering = answering(at, field.name());
              yield !answering.isEmpty()
                  && (field.below() == null
                      || below(at, field.name(), answering).stream()
                          .allMatch(next -> obtainable(field.below(), next)));
            }
          };
      if (!found) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the objects of a field are known as, for each type that they can have in any subgraph that
   * answers it (though the world has none but those that they can have in all).
   */
  private List<Situation> below(Situation at, String name, List<Known> answering) {
    List<Situation> below = new ArrayList<>();
    Set<Context> contexts = contexts(at);
    Set<String> types = new LinkedHashSet<>();
    for (Known each : answering) {
      String named = home(each, name).type.namedType();
      if (!model.isLeaf(named)) {
        types.addAll(model.possibleIn(named, each.subgraph()));
      }
    }
    for (String type : types) {
      Set<Known> known = new LinkedHashSet<>();
      for (Known each : answering) {
        FieldHome home = home(each, name);
        String named = home.type.namedType();
        List<FieldSet> provided = new ArrayList<>();
        if (home.provides != null) {
          provided.add(home.provides);
        }
        each.provided().forEach(set -> collect(set, at.type(), name, provided));
        if (model.possibleIn(named, each.subgraph()).contains(type)) {
          boolean blind = model.type(named).homes().get(each.subgraph()).interfaceObject;
          known.add(new Known(each.subgraph(), blind ? named : type, provided));
        }
      }
      below.add(new Situation(type, closed(type, known), contexts));
    }
    return below;
  }

  private FieldHome home(Known known, String name) {
    Model.Field field = model.type(known.as()).fields().get(name);
    return field.homes.get(known.subgraph());
  }

  private void collect(FieldSet set, String type, String name, List<FieldSet> below) {
    for (FieldSet.Part part : set.parts()) {
      switch (part) {
        case FieldSet.On on -> {
          if (model.possible(on.type()).contains(type)) {
            collect(on.fields(), type, name, below);
          }
        }
        case FieldSet.Field field -> {
          if (field.name().equals(name) && field.below() != null) {
            below.add(field.below());
          }
        }
      }
    }
  }

  /** With all that entity requests lead to. */
  private Set<Known> closed(String type, Set<Known> known) {
    Set<Known> all = new LinkedHashSet<>(known);
    if (type.equals("Query")) {
      model
          .type(type)
          .homes()
          .keySet()
          .forEach(subgraph -> all.add(new Known(subgraph, type, List.of())));
      return all;
    }
    List<String> names = new ArrayList<>(List.of(type));
    model.interfaces(type).forEach(face -> names.add(face.name()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String name : names) {
        for (int subgraph : model.type(name).homes().keySet()) {
          changed |= enter(type, name, subgraph, all);
        }
      }
    }
    return all;
  }

  private boolean enter(String type, String name, int subgraph, Set<Known> all) {
    Home home = model.type(name).homes().get(subgraph);
    boolean blind = home.interfaceObject;
    Known entered = new Known(subgraph, blind ? name : type, List.of());
    if (all.contains(entered) || !model.possibleIn(name, subgraph).contains(type)) {
      return false;
    }
    Situation at = new Situation(type, Set.copyOf(all), Set.of());
    for (Key key : home.keys) {
      if (key.resolvable() && obtainable(key.fields(), at)) {
        return all.add(entered);
      }
    }
    return false;
  }
}
