package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Selections of a schema whose fields take no arguments, nested and repeated at random. */
final class RandomSelections {

  private final Schema schema;
  private final Random random;
  private final List<CompositeType> composites = new ArrayList<>();

  RandomSelections(Schema schema, long seed) {
    this.schema = schema;
    this.random = new Random(seed);
    schema
        .types()
        .values()
        .forEach(type -> {
          if (type instanceof CompositeType composite && !type.name().startsWith("__")) {
            composites.add(composite);
          }
        });
  }

  /** Without the outer braces. */
  String on(CompositeType parent, int depth) {
    List<String> selections = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      selections.add(selection(parent, depth));
    }
    return String.join(" ", selections);
  }

  private String selection(CompositeType parent, int depth) {
    int kind = random.nextInt(10);
    if (kind < 4 && depth > 0) {
      CompositeType condition = composites.get(random.nextInt(composites.size()));
      String on = random.nextInt(6) == 0 ? "..." : "... on " + condition.name();
      return on + "{" + on(on.equals("...") ? parent : condition, depth - 1) + "}";
    }
    if (kind == 4 || !(parent instanceof FieldedType fielded)) {
      return "__typename";
    }
    List<String> names = new ArrayList<>(fielded.fields().keySet());
    String name = names.get(random.nextInt(names.size()));
    String type = Objects.requireNonNull(fielded.fields().get(name)).type().namedType();
    if (!(schema.type(type) instanceof CompositeType composite)) {
      return name;
    }
    return depth > 0 ? name + "{" + on(composite, depth - 1) + "}" : "__typename";
  }
}
