package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A valid operation against a schema, as text. */
final class RandomOperation {

  private final Schema schema;
  private final Random random;
  private int aliases;

  RandomOperation(Schema schema, long seed) {
    this.schema = schema;
    this.random = new Random(seed);
  }

  String text() {
    String selections = selections((CompositeType) type("Query"), 4);
    return (selections.contains("$n") ? "query($n: Int = 3) " : "") + selections;
  }

  private NamedType type(String name) {
    NamedType type = schema.type(name);
    if (type == null) {
      throw new IllegalArgumentException("No type " + name);
    }
    return type;
  }

  private String selections(CompositeType type, int depth) {
    List<String> selections = new ArrayList<>();
    if (type instanceof FieldedType fielded) {
      for (FieldDefinition field : fielded.fields().values()) {
        if (random.nextInt(3) == 0) {
          add(field, depth, selections);
        }
      }
    }
    if (!(type instanceof NamedType.ObjectType)) {
      for (String member : schema.possibleTypes(type.name())) {
        if (random.nextInt(2) == 0) {
          String below = selections((CompositeType) type(member), depth);
          selections.add("... on " + member + " " + below);
        }
      }
    }
    if (selections.isEmpty() || random.nextInt(6) == 0) {
      selections.add("__typename");
    }
    return "{ " + String.join(" ", selections) + " }";
  }

  /** Under an alias wherever the same key could mean two things. */
  private void add(FieldDefinition field, int depth, List<String> selections) {
    String call = field.name();
    if (!field.arguments().isEmpty()) {
      call += random.nextBoolean() ? "(a: " + random.nextInt(3) + ")" : "(a: $n)";
    }
    String alias = "k" + aliases++ + ": ";
    if (type(field.type().namedType()) instanceof CompositeType below) {
      if (depth > 0) {
        selections.add(alias + call + " " + selections(below, depth - 1));
      }
    } else {
      boolean plain = field.arguments().isEmpty() && random.nextBoolean();
      selections.add((plain ? "" : alias) + call);
    }
  }
}
