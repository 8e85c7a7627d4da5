package dev.ilmyeon.gateway.federation.conformance;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.InputValueDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Queries against a schema, mostly valid: fields, aliases that collide, arguments, fragments of any
 * type that could apply and of some that could not, conditions.
 */
final class RandomOperations {

  private static final int DEPTH = 5;
  private static final int FIELDS = 40;

  private final Schema schema;
  private final Random random;
  private final List<String> texts;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private int fields;

  /** {@code texts}: what arguments can say. */
  RandomOperations(Schema schema, List<String> texts, long seed) {
    this.schema = schema;
    this.texts = texts;
    this.random = new Random(seed);
  }

  String query() {
    keys.clear();
    fields = 0;
    String selections = selections(Objects.requireNonNull(schema.root(OperationKind.QUERY)), 0);
    List<String> variables = new ArrayList<>();
    for (String variable : List.of("$yes: Boolean = true", "$no: Boolean = false")) {
      if (selections.contains(variable.substring(0, variable.indexOf(':')))) {
        variables.add(variable);
      }
    }
    return variables.isEmpty()
        ? selections
        : "query(" + String.join(", ", variables) + ") " + selections;
  }

  private String selections(CompositeType type, int depth) {
    List<String> selections = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count && fields < FIELDS; i++) {
      int dice = random.nextInt(10);
      if (dice == 0 || !(type instanceof FieldedType) && dice < 3) {
        selections.add((random.nextBoolean() ? "kind: " : "") + "__typename");
      } else if (!(type instanceof FieldedType fielded) || dice < 3) {
        selections.add(fragment(type, depth));
      } else {
        List<FieldDefinition> all = new ArrayList<>(fielded.fields().values());
        selections.add(field(all.get(random.nextInt(all.size())), depth));
      }
    }
    selections.removeIf(String::isEmpty);
    return "{ " + (selections.isEmpty() ? "__typename" : String.join(" ", selections)) + " }";
  }

  private String fragment(CompositeType type, int depth) {
    List<CompositeType> conditions = new ArrayList<>();
    for (NamedType each : schema.types().values()) {
      if (each instanceof CompositeType composite
          && !Collections.disjoint(
              schema.possibleTypes(each.name()), schema.possibleTypes(type.name()))) {
        conditions.add(composite);
      }
    }
    if (conditions.isEmpty() || depth > DEPTH) {
      return "";
    }
    CompositeType condition = conditions.get(random.nextInt(conditions.size()));
    String on = random.nextInt(8) == 0 && condition.equals(type) ? "" : " on " + condition.name();
    return "..." + on + condition() + " " + selections(condition, depth + 1);
  }

  private String condition() {
    return switch (random.nextInt(12)) {
      case 0 -> " @include(if: $yes)";
      case 1 -> " @skip(if: $no)";
      case 2 -> " @include(if: $no)";
      case 3 -> " @skip(if: false)";
      default -> "";
    };
  }

  private String field(FieldDefinition field, int depth) {
    fields++;
    String below = "";
    if (schema.type(field.type().namedType()) instanceof CompositeType composite) {
      if (depth >= DEPTH) {
        return "";
      }
      below = " " + selections(composite, depth + 1);
    }
    String call = field.name() + arguments(field);
    return alias(call) + call + condition() + below;
  }

  /** One of few names, so that they collide; always the same for the same call. */
  private String alias(String call) {
    if (random.nextInt(3) > 0) {
      return keys.getOrDefault(call, call.equals(call.split("\\(")[0]) ? "" : named(call));
    }
    return named(call);
  }

  private String named(String call) {
    return keys.computeIfAbsent(
        call,
        _ -> {
          List<String> names = new ArrayList<>(List.of("id", "name", "x", "y", "z" + keys.size()));
          keys.values().forEach(taken -> names.remove(taken.replace(": ", "")));
          return names.get(random.nextInt(names.size())) + ": ";
        });
  }

  private String arguments(FieldDefinition field) {
    List<String> given = new ArrayList<>();
    for (InputValueDefinition argument : field.arguments().values()) {
      if (argument.required() || random.nextInt(3) > 0) {
        given.add(argument.name() + ": " + value(argument.type(), 0));
      }
    }
    return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
  }

  private String value(TypeReference type, int depth) {
    return switch (type) {
      case TypeReference.NonNull nonNull -> value(nonNull.nullable(), depth);
      case TypeReference.ListOf list -> "[" + value(list.item(), depth) + "]";
      case TypeReference.Named named -> value(named.name(), depth);
    };
  }

  private String value(String type, int depth) {
    return switch (schema.type(type)) {
      case EnumType values -> {
        List<String> names = new ArrayList<>(values.values().keySet());
        yield names.get(random.nextInt(names.size()));
      }
      case InputObjectType input when input.oneOf() -> {
        List<InputValueDefinition> fields = new ArrayList<>(input.fields().values());
        InputValueDefinition field = fields.get(depth < 2 ? random.nextInt(fields.size()) : 0);
        yield "{" + field.name() + ": " + value(field.type(), depth + 1) + "}";
      }
      case InputObjectType input -> {
        List<String> given = new ArrayList<>();
        for (InputValueDefinition field : input.fields().values()) {
          if (field.required() || depth < 2 && random.nextBoolean()) {
            given.add(field.name() + ": " + value(field.type(), depth + 1));
          }
        }
        yield "{" + String.join(", ", given) + "}";
      }
      case null, default ->
          switch (type) {
            case "Int" -> "" + random.nextInt(4);
            case "Float" -> random.nextInt(4) + ".5";
            case "Boolean" -> "" + random.nextBoolean();
            default -> "\"" + texts.get(random.nextInt(texts.size())) + "\"";
          };
    };
  }
}
