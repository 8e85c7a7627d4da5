package dev.ilmyeon.gateway.federation.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Arguments of a random model's fields, and what field sets give them. */
record RandomArguments(Random random) {

  private static final List<Model.Argument> ALL =
      List.of(
          new Model.Argument("n", "Int", 2),
          new Model.Argument("q", "Int!", null),
          new Model.Argument("i", "ID", null),
          new Model.Argument("t", "[String!]", null),
          new Model.Argument("c", "Color", null),
          new Model.Argument("f", "Filter", null));

  /** Whether a subgraph must know the colours for the arguments of a field. */
  static boolean needColor(Model.Field field) {
    return field.arguments.stream()
        .anyMatch(argument -> List.of("Color", "Filter").contains(argument.type()));
  }

  /** Whether a subgraph knows what the arguments of a field are. */
  static boolean areKnown(Model model, Model.Field field, int subgraph) {
    return !needColor(field)
        || model.types().containsKey("Color") && model.type("Color").homes().containsKey(subgraph);
  }

  /** Gives some fields one or two. */
  void add(Model.Field field) {
    if (random.nextInt(4) > 0) {
      return;
    }
    Model.Argument one = ALL.get(random.nextInt(ALL.size()));
    field.arguments.add(one);
    Model.Argument other = ALL.get(random.nextInt(ALL.size()));
    if (other != one && random.nextBoolean()) {
      field.arguments.add(other);
    }
  }

  /** Arguments that a field set gives a field. */
  Map<String, Object> given(Model.Field field) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Model.Argument argument : field.arguments) {
      if (argument.type().equals("Int!") || argument.type().equals("Int") && random.nextBoolean()) {
        given.put(argument.name(), random.nextInt(3));
      } else if (argument.type().equals("Color") && random.nextBoolean()) {
        given.put(argument.name(), new Literals.Name("COLOR1"));
      }
    }
    return given;
  }
}
