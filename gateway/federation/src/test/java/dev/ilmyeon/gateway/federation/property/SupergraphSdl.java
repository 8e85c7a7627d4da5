package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.ContextArgument;
import dev.ilmyeon.gateway.federation.property.Model.FieldHome;
import dev.ilmyeon.gateway.federation.property.Model.Home;
import dev.ilmyeon.gateway.federation.property.Model.Key;
import dev.ilmyeon.gateway.federation.property.Model.Kind;
import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The supergraph of a model, as a composer would make it from the subgraphs' schemas. */
final class SupergraphSdl {

  private static final String HEAD =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
        @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY) %s
      directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
      directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE \
      | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__field(graph: join__Graph, requires: join__FieldSet, \
      provides: join__FieldSet, type: String, external: Boolean, override: String, \
      usedOverridden: Boolean, overrideLabel: String, \
      contextArguments: [join__ContextArgument!]) \
      repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) \
      repeatable on OBJECT | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet, \
      extension: Boolean! = false, resolvable: Boolean! = true, \
      isInterfaceObject: Boolean! = false) \
      repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) \
      repeatable on SCHEMA
      input join__ContextArgument { name: String! type: String! context: String! \
      selection: join__FieldValue! }
      scalar join__FieldSet
      scalar join__FieldValue
      scalar link__Import
      enum link__Purpose { SECURITY EXECUTION }
      """;

  private final Model model;
  private final StringBuilder text = new StringBuilder();

  private SupergraphSdl(Model model) {
    this.model = model;
  }

  static String of(Model model) {
    return new SupergraphSdl(model).print();
  }

  private String print() {
    boolean mutates = model.types().containsKey("Mutation");
    text.append(
        HEAD.formatted(mutates ? "{ query: Query mutation: Mutation }" : "{ query: Query }"));
    text.append("enum join__Graph {\n");
    for (int i = 0; i < model.subgraphs(); i++) {
      text.append("  ").append(graph(i)).append(" @join__graph(name: \"").append(Model.subgraph(i));
      text.append("\", url: \"\")\n");
    }
    text.append("}\n");
    for (Type type : model.types().values()) {
      print(type);
    }
    printUsed("Blob", "scalar Blob", "");
    printUsed("Filter", "input Filter", " " + Sdl.FILTER);
    return text.toString();
  }

  private static String graph(int subgraph) {
    return Model.subgraph(subgraph).toUpperCase(Locale.ROOT);
  }

  private void printUsed(String name, String head, String body) {
    Set<Integer> users = Sdl.users(model, name);
    if (!users.isEmpty()) {
      text.append(head);
      users.forEach(user -> text.append(" @join__type(graph: ").append(graph(user)).append(')'));
      text.append(body).append('\n');
    }
  }

  private void print(Type type) {
    switch (type.kind()) {
      case ENUM -> {
        if (!Sdl.users(model, type.name()).isEmpty()) {
          printUsed(type.name(), "enum " + type.name(), values(type));
        }
      }
      case UNION -> {
        text.append("union ").append(type.name());
        type.homes().keySet().forEach(home -> joined(type.homes().get(home), home));
        type.homes()
            .forEach((home, each) ->
                each.members.forEach(member ->
                    text.append(
                        " @join__unionMember(graph: %s, member: \"%s\")"
                            .formatted(graph(home), member))));
        printContexts(type);
        text.append(" = ").append(String.join(" | ", model.possible(type.name()))).append('\n');
      }
      case INTERFACE, ROOT, ENTITY, VALUE -> printFielded(type);
    }
  }

  private String values(Type type) {
    Set<Integer> users = Sdl.users(model, type.name());
    StringBuilder values = new StringBuilder(" {");
    for (String value : Sdl.values(type, null)) {
      values.append(' ').append(value);
      users.stream()
          .filter(user -> Sdl.values(type, user).contains(value))
          .forEach(
              user -> values.append(" @join__enumValue(graph: ").append(graph(user)).append(')'));
      if (value.equals(World.inaccessible(type))) {
        values.append(" @inaccessible");
      }
    }
    return values.append(" }").toString();
  }

  private void joined(Home home, int subgraph) {
    String more = home.interfaceObject ? ", isInterfaceObject: true" : "";
    if (home.keys.isEmpty()) {
      text.append(" @join__type(graph: ").append(graph(subgraph)).append(more).append(')');
    }
    for (Key key : home.keys) {
      text.append(" @join__type(graph: ").append(graph(subgraph));
      text.append(", key: ").append(Literals.print(key.fields().toString()));
      text.append(key.resolvable() ? more : more + ", resolvable: false").append(')');
    }
  }

  private void printFielded(Type type) {
    boolean face = type.kind() == Kind.INTERFACE;
    text.append(face ? "interface " : "type ").append(type.name());
    text.append(face ? "" : Sdl.implemented(model, type, null));
    type.homes().forEach((subgraph, home) -> joined(home, subgraph));
    for (Type implemented : model.interfaces(type.name())) {
      if (!face) {
        implemented
            .homes()
            .forEach((subgraph, home) -> {
              if (home.members.contains(type.name())) {
                text.append(
                    " @join__implements(graph: %s, interface: \"%s\")"
                        .formatted(graph(subgraph), implemented.name()));
              }
            });
      }
    }
    printContexts(type);
    text.append(" {\n");
    type.fields().values().forEach(field -> print(type, field));
    text.append("}\n");
  }

  private void printContexts(Type type) {
    type.homes()
        .forEach((subgraph, home) ->
            home.contexts.forEach(context ->
                text.append(" @context(name: \"%s\")".formatted(context(subgraph, context)))));
  }

  /** Two subgraphs mean different contexts by one name. */
  private static String context(int subgraph, String name) {
    return Model.subgraph(subgraph) + "__" + name;
  }

  private void print(Type type, Model.Field field) {
    text.append("  ").append(field.name).append(Sdl.arguments(field));
    text.append(": ").append(Sdl.merged(model, type, field));
    if (field.inherited) {
      text.append(" @join__field");
    } else if (!isPlainEverywhere(type, field)) {
      field.homes.forEach((subgraph, home) -> print(type, field, subgraph, home));
    }
    text.append(field.inaccessible ? " @inaccessible\n" : "\n");
  }

  /** Composers leave the directive out then. */
  private boolean isPlainEverywhere(Type type, Model.Field field) {
    return field.homes.keySet().equals(type.homes().keySet())
        && field.homes.values().stream()
            .allMatch(home ->
                !home.external
                    && home.requires == null
                    && home.provides == null
                    && home.overrides == null
                    && home.contexts.isEmpty()
                    && home.type.equals(Sdl.merged(model, type, field)));
  }

  private void print(Type type, Model.Field field, int subgraph, FieldHome home) {
    String label = null;
    boolean lost = false;
    for (FieldHome other : field.homes.values()) {
      if (Model.subgraph(subgraph).equals(other.overrides)) {
        label = other.label;
        lost = other.label == null;
      }
    }
    boolean used = lost && model.neededForInterface(type, field.name, subgraph);
    if (lost && !used) {
      return;
    }
    StringBuilder directive = new StringBuilder();
    add(directive, "external", home.external ? true : null);
    add(directive, "requires", home.requires == null ? null : home.requires.toString());
    add(directive, "provides", home.provides == null ? null : home.provides.toString());
    add(directive, "override", home.overrides);
    add(directive, "overrideLabel", home.label == null ? label : home.label);
    add(directive, "usedOverridden", used ? true : null);
    if (!home.type.equals(Sdl.merged(model, type, field))) {
      add(directive, "type", home.type.toString());
    }
    text.append(" @join__field(graph: ").append(graph(subgraph)).append(directive);
    if (!home.contexts.isEmpty()) {
      text.append(
          home.contexts.stream()
              .map(argument -> print(argument, subgraph))
              .collect(Collectors.joining(", ", ", contextArguments: [", "]")));
    }
    text.append(')');
  }

  private static String print(ContextArgument argument, int subgraph) {
    return "{context: \"%s\", name: \"%s\", type: \"%s\", selection: %s}"
        .formatted(
            context(subgraph, argument.context()),
            argument.name(),
            argument.type(),
            Literals.print(Sdl.contextSelection(argument.value())));
  }

  private static void add(StringBuilder directive, String argument, Object value) {
    if (value != null) {
      directive.append(", ").append(argument).append(": ").append(Literals.print(value));
    }
  }
}
