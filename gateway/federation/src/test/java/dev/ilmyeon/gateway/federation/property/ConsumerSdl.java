package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.Model.Type;
import java.util.stream.Collectors;

/** What clients see of a model. */
final class ConsumerSdl {

  private ConsumerSdl() {}

  static String of(Model model) {
    StringBuilder text = new StringBuilder();
    text.append(
        model.types().containsKey("Mutation")
            ? "schema { query: Query mutation: Mutation }\n"
            : "schema { query: Query }\n");
    for (Type type : model.types().values()) {
      text.append(
          switch (type.kind()) {
            case ENUM -> Sdl.users(model, type.name()).isEmpty() ? "" : values(type);
            case UNION ->
                "union " + type.name() + " = " + String.join(" | ", model.possible(type.name()));
            case INTERFACE -> "interface " + type.name() + fields(model, type);
            case ROOT, ENTITY, VALUE ->
                "type " + type.name() + Sdl.implemented(model, type, null) + fields(model, type);
          });
      text.append('\n');
    }
    if (!Sdl.users(model, "Blob").isEmpty()) {
      text.append("scalar Blob\n");
    }
    if (!Sdl.users(model, "Filter").isEmpty()) {
      text.append("input Filter ").append(Sdl.FILTER).append('\n');
    }
    return text.toString();
  }

  private static String values(Type type) {
    return Sdl.values(type, null).stream()
        .filter(value -> !value.equals(World.inaccessible(type)))
        .collect(Collectors.joining(" ", "enum " + type.name() + " { ", " }"));
  }

  private static String fields(Model model, Type type) {
    return type.fields().values().stream()
        .filter(field -> !field.inaccessible)
        .map(field -> field.name + Sdl.arguments(field) + ": " + Sdl.merged(model, type, field))
        .collect(Collectors.joining("\n  ", " {\n  ", "\n}"));
  }
}
