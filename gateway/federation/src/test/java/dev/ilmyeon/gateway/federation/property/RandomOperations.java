package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.property.OperationTree.Field;
import dev.ilmyeon.gateway.federation.property.OperationTree.Fragment;
import dev.ilmyeon.gateway.federation.property.OperationTree.Inline;
import dev.ilmyeon.gateway.federation.property.OperationTree.Node;
import dev.ilmyeon.gateway.federation.property.OperationTree.Spread;
import dev.ilmyeon.gateway.federation.property.OperationTree.Variable;
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
import org.jspecify.annotations.Nullable;

/**
 * Operations against a schema, nearly always valid: fields, aliases that get into each other's way,
 * arguments, variables, fragments of any type that could apply, conditions, {@code __typename}.
 */
public final class RandomOperations {

  private static final int DEPTH = 6;

  private final Schema schema;
  private final Random random;

  /** What arguments that are texts can say. */
  private final List<String> texts;

  /** What each response key stands for: the same wherever it stands, mostly. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, Fragment> fragments = new LinkedHashMap<>();
  private int left;

  private RandomOperations(Schema schema, List<String> texts, long seed) {
    this.schema = schema;
    this.texts = texts;
    this.random = new Random(seed);
  }

  public static OperationTree of(Schema schema, List<String> texts, long seed) {
    return new RandomOperations(schema, texts, seed).operation();
  }

  private OperationTree operation() {
    left = 4 + random.nextInt(random.nextInt(4) == 0 ? 80 : 30);
    boolean mutates = schema.root(OperationKind.MUTATION) != null && random.nextInt(4) == 0;
    OperationKind kind = mutates ? OperationKind.MUTATION : OperationKind.QUERY;
    CompositeType root = Objects.requireNonNull(schema.root(kind));
    for (boolean value : new boolean[] {true, false}) {
      boolean given = random.nextBoolean();
      variables.add(
          new Variable(
              value ? "yes" : "no",
              given ? "Boolean!" : "Boolean",
              given ? null : value,
              given,
              value));
    }
    List<Node> nodes = nodes(root, 0);
    return new OperationTree(kind.keyword(), variables, nodes, fragments);
  }

  private List<Node> nodes(CompositeType type, int depth) {
    List<Node> nodes = new ArrayList<>();
    int count = 1 + random.nextInt(depth == 0 ? 5 : 4);
    for (int i = 0; i < count; i++) {
      Node node = node(type, depth);
      if (node != null) {
        nodes.add(node);
      }
    }
    if (nodes.isEmpty()) {
      nodes.add(typename());
    }
    return nodes;
  }

  private @Nullable Node node(CompositeType type, int depth) {
    int dice = random.nextInt(12);
    if (dice == 0) {
      return typename();
    }
    if (!(type instanceof FieldedType fielded) || dice < 4 && depth < DEPTH) {
      return depth < DEPTH ? fragment(type, depth) : null;
    }
    List<FieldDefinition> all = new ArrayList<>(fielded.fields().values());
    return all.isEmpty() || left-- <= 0 ? null : field(all.get(random.nextInt(all.size())), depth);
  }

  private Node typename() {
    String alias = random.nextInt(3) == 0 ? key("__typename", "__typename") : null;
    return new Field(alias, "__typename", Map.of(), conditions(), List.of());
  }

  private @Nullable Node fragment(CompositeType type, int depth) {
    List<CompositeType> possible = new ArrayList<>();
    for (NamedType each : schema.types().values()) {
      if (each instanceof CompositeType composite
          && !Collections.disjoint(
              schema.possibleTypes(each.name()), schema.possibleTypes(type.name()))) {
        possible.add(composite);
      }
    }
    if (possible.isEmpty()) {
      return null;
    }
    CompositeType on = possible.get(random.nextInt(possible.size()));
    if (random.nextInt(4) == 0) {
      for (Map.Entry<String, Fragment> known : fragments.entrySet()) {
        if (known.getValue().type().equals(on.name()) && random.nextBoolean()) {
          return new Spread(known.getKey(), conditions());
        }
      }
      List<Node> below = nodes(on, depth + 1);
      String name = "F" + fragments.size();
      fragments.put(name, new Fragment(on.name(), below));
      return new Spread(name, conditions());
    }
    boolean untyped = on.equals(type) && random.nextInt(3) == 0;
    return new Inline(untyped ? null : on.name(), conditions(), nodes(on, depth + 1));
  }

  private List<String> conditions() {
    return switch (random.nextInt(24)) {
      case 0 -> List.of("@include(if: $yes)");
      case 1 -> List.of("@skip(if: $no)");
      case 2 -> List.of("@include(if: $no)");
      case 3 -> List.of("@skip(if: false)");
      case 4 -> List.of("@include(if: $yes)", "@skip(if: $no)");
      default -> List.of();
    };
  }

  private @Nullable Node field(FieldDefinition field, int depth) {
    Map<String, Object> arguments = arguments(field);
    List<Node> below = List.of();
    if (schema.type(field.type().namedType()) instanceof CompositeType composite) {
      if (depth >= DEPTH) {
        return null;
      }
      below = nodes(composite, depth + 1);
    }
    String call = field.name() + "(" + Literals.arguments(arguments) + "): " + field.type();
    String key = key(field.name(), call);
    return new Field(
        key.equals(field.name()) ? null : key, field.name(), arguments, conditions(), below);
  }

  /** A response key that means nothing else, or (sometimes) that may. */
  private String key(String name, String call) {
    List<String> names = List.of("id", "f0", "f1", "c0", "a", "b", "_0_id", "__type");
    boolean daring = random.nextInt(12) == 0;
    String key = random.nextInt(4) > 0 ? name : names.get(random.nextInt(names.size() - 1));
    if (daring) {
      keys.putIfAbsent(key, call);
      return key;
    }
    for (int i = 0; !keys.getOrDefault(key, call).equals(call); i++) {
      key = "k" + i;
    }
    keys.put(key, call);
    return key;
  }

  private Map<String, Object> arguments(FieldDefinition field) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (InputValueDefinition argument : field.arguments().values()) {
      if (argument.required() || random.nextInt(3) > 0) {
        given.put(argument.name(), argument(argument));
      }
    }
    return given;
  }

  private @Nullable Object argument(InputValueDefinition argument) {
    if (random.nextInt(3) > 0) {
      return literal(argument.type(), 0);
    }
    TypeReference type = argument.type();
    boolean nonNull = type instanceof TypeReference.NonNull;
    Object value = plain(literal(type, 3));
    boolean given = argument.required() || random.nextInt(3) > 0;
    Object defaultValue = given || random.nextBoolean() ? null : literal(type, 3);
    String name = "v" + variables.size();
    boolean stricter = given && !nonNull && value != null && random.nextInt(4) == 0;
    variables.add(
        new Variable(name, stricter ? type + "!" : type.toString(), defaultValue, given, value));
    return new Literals.Name("$" + name);
  }

  /** As in the request's variables. */
  private static @Nullable Object plain(@Nullable Object literal) {
    return switch (literal) {
      case Literals.Name(String text) -> text;
      case List<?> items -> items.stream().map(RandomOperations::plain).toList();
      case Map<?, ?> fields -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        fields.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
        yield plain;
      }
      case null, default -> literal;
    };
  }

  private @Nullable Object literal(TypeReference type, int depth) {
    return switch (type) {
      case TypeReference.NonNull nonNull -> present(nonNull.nullable(), depth);
      case TypeReference.ListOf _, TypeReference.Named _ ->
          random.nextInt(10) == 0 ? null : present(type, depth);
    };
  }

  private Object present(TypeReference type, int depth) {
    return switch (type) {
      case TypeReference.NonNull nonNull -> present(nonNull.nullable(), depth);
      case TypeReference.ListOf list -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
          items.add(literal(list.item(), depth));
        }
        yield items;
      }
      case TypeReference.Named named -> present(named.name(), depth);
    };
  }

  private Object present(String type, int depth) {
    return switch (schema.type(type)) {
      case EnumType values -> {
        List<String> names = new ArrayList<>(values.values().keySet());
        yield new Literals.Name(names.get(random.nextInt(names.size())));
      }
      case InputObjectType input -> {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (InputValueDefinition field : input.fields().values()) {
          if (field.required() || depth < 2 && random.nextBoolean()) {
            given.put(field.name(), literal(field.type(), depth + 1));
          }
        }
        yield given;
      }
      case null, default ->
          switch (type) {
            case "Int" -> random.nextInt(4);
            case "Float" -> random.nextInt(4) + 0.5;
            case "Boolean" -> random.nextBoolean();
            case "ID" -> random.nextBoolean() ? (Object) random.nextInt(9) : "i\"d";
            default -> texts.get(random.nextInt(texts.size()));
          };
    };
  }
}
