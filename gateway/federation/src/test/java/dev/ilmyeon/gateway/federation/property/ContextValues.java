package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Nature;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.ArrayList;
import java.util.List;

/** What contexts can be asked for in one subgraph: one value, directly or further down. */
record ContextValues(Model model, int subgraph, RandomArguments arguments) {

  private static final int DEPTH = 2;

  /**
   * One way down to a value.
   *
   * @param type of all that is found: a list where the way leads through one
   */
  record Selectable(FieldSet value, TypeReference type) {

    /** Arguments are of the same type whatever may be null. */
    TypeReference plainType() {
      return Types.nullableThroughout(type);
    }
  }

  /** What objects that are seen as this type have. */
  List<Selectable> of(Type type) {
    return of(type, DEPTH);
  }

  private List<Selectable> of(Type type, int depth) {
    List<Selectable> found = new ArrayList<>();
    Home home = type.homes().get(subgraph);
    if (home != null && !home.interfaceObject && type.kind() != Kind.UNION) {
      for (Model.Field field : type.fields().values()) {
        if (isPlain(field) && (field.homes.containsKey(subgraph) || mayBeExternal(type, field))) {
          add(field, depth, found);
        }
      }
    }
    return found;
  }

  /** Whether nothing but the object tells the value. */
  private static boolean isPlain(Model.Field field) {
    return field.nature != Nature.STAMP
        && !field.homes.isEmpty()
        && field.homes.values().stream().allMatch(home -> home.contexts.isEmpty());
  }

  private boolean mayBeExternal(Type type, Model.Field field) {
    String named = field.typeName();
    return type.kind() == Kind.ENTITY
        && RandomArguments.areKnown(model, field, subgraph)
        && (Model.SCALARS.contains(named)
            || model.types().containsKey(named) && model.type(named).homes().containsKey(subgraph));
  }

  private void add(Model.Field field, int depth, List<Selectable> found) {
    String named = field.typeName();
    TypeReference type = typeHere(field);
    if (model.isLeaf(named) && !named.equals(World.PARTIAL_ENUM)) {
      found.add(new Selectable(FieldSet.of(field.name, arguments.given(field), null), type));
    } else if (!model.isLeaf(named) && depth > 1) {
      for (Selectable below : of(model.type(named), depth - 1)) {
        found.add(
            new Selectable(
                FieldSet.of(field.name, arguments.given(field), below.value()),
                wrapped(type, below.type())));
      }
    }
  }

  private TypeReference typeHere(Model.Field field) {
    FieldHome home = field.homes.get(subgraph);
    return home == null ? field.homes.values().iterator().next().type : home.type;
  }

  private static TypeReference wrapped(TypeReference outer, TypeReference inner) {
    return switch (outer) {
      case NonNull(ListOf list) -> new NonNull(wrapped(list, inner));
      case NonNull _ -> inner;
      case ListOf(TypeReference item) -> new ListOf(wrapped(item, inner));
      case TypeReference.Named _ -> inner instanceof NonNull(TypeReference type) ? type : inner;
    };
  }

  /** Has the subgraph declare all that is selected. */
  void declare(FieldSet value, Type on) {
    for (FieldSet.Part part : value.parts()) {
      switch (part) {
        case FieldSet.On narrowed -> declare(narrowed.fields(), model.type(narrowed.type()));
        case FieldSet.Field selected -> {
          Model.Field field = on.fields().get(selected.name());
          field.addExternal(subgraph);
          if (selected.below() != null) {
            declare(selected.below(), model.type(field.typeName()));
          }
        }
      }
    }
  }
}
