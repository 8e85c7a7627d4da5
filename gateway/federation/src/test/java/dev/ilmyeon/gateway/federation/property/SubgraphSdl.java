package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A subgraph's schema: with Federation's directives for a composer, or as a server has it. */
final class SubgraphSdl {

  private static final String HEAD =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", \
      "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", \
      "@interfaceObject", "@context", "@fromContext"])
      """;

  private final Model model;
  private final int subgraph;
  private final boolean composed;

  private SubgraphSdl(Model model, int subgraph, boolean composed) {
    this.model = model;
    this.subgraph = subgraph;
    this.composed = composed;
  }

  static String composed(Model model, int subgraph) {
    return HEAD + new SubgraphSdl(model, subgraph, true).types();
  }

  /** Without directives, with {@code _entities}. */
  static String served(Model model, int subgraph) {
    SubgraphSdl sdl = new SubgraphSdl(model, subgraph, false);
    return sdl.types() + sdl.entities();
  }

  private String entities() {
    List<String> entities = new ArrayList<>();
    for (Type type : model.types().values()) {
      Home home = type.homes().get(subgraph);
      if (home != null && !home.keys.isEmpty() && (type.isObject() || home.interfaceObject)) {
        entities.add(type.name());
      }
    }
    boolean asked = hasFields("Query");
    String roots = hasFields("Mutation") ? "schema { query: Query mutation: Mutation }\n" : "";
    if (entities.isEmpty()) {
      return roots + (asked ? "" : "type Query { nothing: Int }\n");
    }
    return roots
        + "scalar _Any\nunion _Entity = %s\n%s { _entities(representations: [_Any!]!): [_Entity]! }\n"
            .formatted(String.join(" | ", entities), asked ? "extend type Query" : "type Query");
  }

  private boolean hasFields(String root) {
    return model.types().containsKey(root) && model.type(root).homes().containsKey(subgraph);
  }

  private String types() {
    StringBuilder text = new StringBuilder();
    for (Type type : model.types().values()) {
      Home home = type.homes().get(subgraph);
      if (home != null && (type.kind() != Kind.ENUM || uses(type.name()))) {
        // The composer wants to know of an interface object before it is mentioned.
        text.insert(home.interfaceObject ? 0 : text.length(), type(type, home) + "\n");
      }
    }
    if (uses("Blob")) {
      text.append("scalar Blob\n");
    }
    if (uses("Filter")) {
      text.append("input Filter ").append(Sdl.FILTER).append('\n');
    }
    return text.toString();
  }

  private boolean uses(String name) {
    return Sdl.users(model, name).contains(subgraph);
  }

  private String type(Type type, Home home) {
    return switch (type.kind()) {
      case ENUM ->
          Sdl.values(type, subgraph).stream()
              .map(value -> value.equals(World.inaccessible(type)) ? hidden(value) : value)
              .collect(Collectors.joining(" ", "enum " + type.name() + " { ", " }"));
      case UNION ->
          "union " + type.name() + contexts(home) + " = " + String.join(" | ", home.members);
      case INTERFACE ->
          (home.interfaceObject ? "type " : "interface ")
              + type.name()
              + keys(home)
              + contexts(home)
              + (composed && home.interfaceObject ? " @interfaceObject" : "")
              + fields(type);
      case ROOT, ENTITY, VALUE ->
          "type "
              + type.name()
              + Sdl.implemented(model, type, subgraph)
              + keys(home)
              + contexts(home)
              + fields(type);
    };
  }

  private String hidden(String text) {
    return composed ? text + " @inaccessible" : text;
  }

  private String keys(Home home) {
    StringBuilder keys = new StringBuilder();
    for (Key key : composed ? home.keys : List.<Key>of()) {
      keys.append(" @key(fields: \"").append(key.fields()).append('"');
      keys.append(key.resolvable() ? ")" : ", resolvable: false)");
    }
    return keys.toString();
  }

  private String contexts(Home home) {
    StringBuilder contexts = new StringBuilder();
    for (String context : composed ? home.contexts : Set.<String>of()) {
      contexts.append(" @context(name: \"").append(context).append("\")");
    }
    return contexts.toString();
  }

  private String arguments(Model.Field field, FieldHome home) {
    List<String> arguments = new ArrayList<>();
    field.arguments.forEach(argument -> arguments.add(argument.toString()));
    for (ContextArgument argument : home.contexts) {
      String from = "$" + argument.context() + Sdl.contextSelection(argument.value());
      arguments.add(
          argument.name()
              + ": "
              + argument.type()
              + (composed ? " @fromContext(field: " + Literals.print(from) + ")" : ""));
    }
    return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
  }

  private String fields(Type type) {
    StringBuilder fields = new StringBuilder(" {\n");
    for (Model.Field field : type.fields().values()) {
      FieldHome home = field.homes.get(subgraph);
      if (home != null) {
        fields.append("  ").append(field.name).append(arguments(field, home)).append(": ");
        fields.append(home.type);
        if (composed) {
          fields.append(directives(type, field, home));
        }
        fields.append('\n');
      }
    }
    return fields.append("}").toString();
  }

  private static String directives(Type type, Model.Field field, FieldHome home) {
    StringBuilder text = new StringBuilder();
    long owners = field.homes.values().stream().filter(each -> !each.external).count();
    boolean overridden = field.homes.values().stream().anyMatch(each -> each.overrides != null);
    if (home.external) {
      text.append(" @external");
    } else if (owners > 1 && !overridden && type.isObject()) {
      text.append(" @shareable");
    }
    if (home.requires != null) {
      text.append(" @requires(fields: ").append(Literals.print(home.requires.toString()));
      text.append(')');
    }
    if (home.provides != null) {
      text.append(" @provides(fields: ").append(Literals.print(home.provides.toString()));
      text.append(')');
    }
    if (home.overrides != null) {
      text.append(" @override(from: \"").append(home.overrides).append('"');
      text.append(home.label == null ? ")" : ", label: \"" + home.label + "\")");
    }
    if (field.inaccessible && !home.external) {
      text.append(" @inaccessible");
    }
    return text.toString();
  }
}
