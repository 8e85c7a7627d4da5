package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the three ways of printing a model have in common. */
final class Sdl {

  static final String FILTER =
      "{ n: Int = 1 tags: [String!] color: Color deeper: Filter must: Boolean! = true }";

  private Sdl() {}

  static String arguments(Model.Field field) {
    return field.arguments.isEmpty()
        ? ""
        : field.arguments.stream()
            .map(Model.Argument::toString)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** With the braces that belong to a selection, unless it is all fragments. */
  static String contextSelection(FieldSet value) {
    boolean fragments = value.parts().getFirst() instanceof FieldSet.On;
    return fragments ? " " + value : " { " + value + " }";
  }

  /** How the supergraph has a field: may be null where any subgraph's may. */
  static TypeReference merged(Model model, Type type, Model.Field field) {
    Model.Field declared = field;
    if (field.inherited) {
      declared =
          model.interfaces(type.name()).stream()
              .filter(face -> face.fields().containsKey(field.name))
              .findFirst()
              .orElseThrow()
              .fields()
              .get(field.name);
    }
    TypeReference merged = null;
    for (FieldHome home : declared.homes.values()) {
      merged = merged == null ? home.type : Types.loosest(merged, home.type);
    }
    return merged;
  }

  /** The subgraphs, or with null the names, of leaf types and input types that are in use. */
  static Set<Integer> users(Model model, String name) {
    Set<Integer> users = new TreeSet<>();
    for (Type type : model.types().values()) {
      for (Model.Field field : type.fields().values()) {
        field.homes.forEach((subgraph, home) -> {
          boolean given =
              field.arguments.stream()
                  .anyMatch(argument ->
                      argument.type().equals(name)
                          || argument.type().equals("Filter") && name.equals("Color"));
          if (given || home.type.namedType().equals(name)) {
            users.add(subgraph);
          }
        });
      }
    }
    return users;
  }

  /** {@code " implements A & B"}; in one subgraph, or (null) in any. */
  static String implemented(Model model, Type type, @Nullable Integer subgraph) {
    String names =
        model.interfaces(type.name()).stream()
            .filter(face ->
                subgraph == null
                    || face.homes().containsKey(subgraph)
                        && face.homes().get(subgraph).members.contains(type.name()))
            .map(Type::name)
            .collect(Collectors.joining(" & "));
    return names.isEmpty() ? "" : " implements " + names;
  }

  /** An enum's values: in one subgraph, or (null) in any. */
  static Set<String> values(Type type, @Nullable Integer subgraph) {
    Set<String> values = new TreeSet<>();
    type.homes()
        .forEach((home, each) -> {
          if (subgraph == null || subgraph.equals(home)) {
            values.addAll(each.members);
          }
        });
    return values;
  }
}
