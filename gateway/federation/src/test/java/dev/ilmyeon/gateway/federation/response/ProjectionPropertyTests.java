package dev.ilmyeon.gateway.federation.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.fixture.GraphQlText;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SlowJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random operations over random data, right and wrong in shape, torn into several answers: the one
 * pass over the answers gives what the specification's algorithms give over the whole.
 */
class ProjectionPropertyTests {

  private static final Schema SCHEMA =
      GraphQlText.schema(
          """
          type Query { node: Node nodes: [Node!] a: A bs: [[B]!] u: U must: A! e: E }
          enum E { X Y }
          interface Node { id: ID int: Int next: Node }
          type A implements Node { id: ID! int: Int next: A! name: String! bs: [B!]! us: [U] e: E }
          type B implements Node { id: ID int: Int! next: Node f: Float ok: Boolean! a: A e: [E!] }
          union U = A | B
          """);

  private static final Map<String, String[]> FIELDS =
      Map.of(
          "Query", new String[] {"node N", "nodes N", "a A", "bs B", "u U", "must A", "e"},
          "N", new String[] {"id", "int", "next N", "__typename"},
          "A", new String[] {"id", "int", "next A", "name", "bs B", "us U", "e", "__typename"},
          "B", new String[] {"id", "int", "next N", "f", "ok", "a A", "e", "__typename"},
          "U", new String[] {"__typename"});

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void onePassOverTheAnswersEqualsTheSpecificationOverTheWhole(long seed) {
    Random random = new Random(seed);
    int nulls = 0;
    for (int i = 0; i < 1_000; i++) {
      String query = selections(random, "Query", 0);
      Operation operation = GraphQlText.operation(SCHEMA, query);
      JsonObject whole = (JsonObject) object(random, random.nextInt(8), 0);
      JsonValue expected = new SlowProjection(SCHEMA).data(operation, whole);
      nulls += expected == JsonLiteral.NULL ? 1 : 0;
      String response = project(operation, tear(random, whole));
      JsonObject actual = (JsonObject) SlowJson.read(response.getBytes(UTF_8));
      assertThat(text(actual.members().get("data")))
          .as("seed %s, %s over %s", seed, query, text(whole))
          .isEqualTo(text(expected));
    }
    assertThat(nulls).isBetween(1, 2_900);
  }

  private static String selections(Random random, String type, int depth) {
    StringBuilder text = new StringBuilder("{ ");
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String[] fields = FIELDS.get(type);
      if (!type.equals("Query") && random.nextInt(3) == 0 && depth < 4) {
        String on = List.of("Node", "A", "B", "U").get(random.nextInt(4));
        text.append("... on ").append(on).append(' ');
        text.append(selections(random, on.equals("Node") ? "N" : on, depth + 1)).append(' ');
        continue;
      }
      String[] field = fields[random.nextInt(fields.length)].split(" ");
      if (field.length == 1) {
        text.append(field[0]).append(' ');
      } else if (depth < 3) {
        text.append(field[0]).append(' ').append(selections(random, field[1], depth + 1));
      } else {
        text.append("__typename ");
      }
    }
    return text.append("} ").toString();
  }

  /** The rarer faults, the more of the data survives; 0 is none. */
  private static JsonValue object(Random random, int faults, int depth) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    put(random, faults, members, "__typename", new JsonString(random.nextBoolean() ? "A" : "B"));
    put(random, faults, members, "id", new JsonString("i" + random.nextInt(9)));
    put(random, faults, members, "int", new JsonNumber("" + random.nextInt(99)));
    put(random, faults, members, "name", new JsonString("이름"));
    put(random, faults, members, "f", new JsonNumber("1.5"));
    put(random, faults, members, "ok", JsonLiteral.TRUE);
    put(random, faults, members, "e", depth == 0 ? new JsonString("X") : enums(random));
    if (depth < 3) {
      for (String key : List.of("node", "a", "u", "must", "next")) {
        if (depth == 0 || random.nextInt(3) > 0) {
          put(random, faults, members, key, object(random, faults, depth + 1));
        }
      }
      for (String key : List.of("nodes", "us")) {
        put(random, faults, members, key, list(random, faults, depth + 1));
      }
      put(
          random,
          faults,
          members,
          "bs",
          depth == 0
              ? new JsonArray(List.of(list(random, faults, 1), list(random, faults, 1)))
              : list(random, faults, depth + 1));
    }
    List<String> order = new ArrayList<>(members.keySet());
    Collections.shuffle(order, random);
    Map<String, JsonValue> shuffled = new LinkedHashMap<>();
    order.forEach(key -> shuffled.put(key, members.get(key)));
    return new JsonObject(shuffled);
  }

  private static JsonValue enums(Random random) {
    return random.nextBoolean()
        ? new JsonString("Y")
        : new JsonArray(List.of(new JsonString("X"), new JsonString("Y")));
  }

  private static JsonArray list(Random random, int faults, int depth) {
    List<JsonValue> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(
          faults > 0 && random.nextInt(12) == 0
              ? JsonLiteral.NULL
              : object(random, faults, depth + 1));
    }
    return new JsonArray(items);
  }

  private static void put(
      Random random, int faults, Map<String, JsonValue> members, String key, JsonValue value) {
    if (faults == 0 || random.nextInt(200 / faults) != 0) {
      members.put(key, value);
      return;
    }
    switch (random.nextInt(5)) {
      case 0 -> members.put(key, JsonLiteral.NULL);
      case 1 -> members.put(key, JsonLiteral.FALSE);
      case 2 -> members.put(key, new JsonNumber("3000000000"));
      case 3 -> members.put(key, new JsonArray(List.of()));
      default -> {}
    }
  }

  /** Each member of each object goes to one or more of the answers; scalars stay equal. */
  private static List<JsonValue> tear(Random random, JsonObject whole) {
    int pieces = 1 + random.nextInt(3);
    List<Map<String, JsonValue>> torn = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      torn.add(new LinkedHashMap<>());
    }
    whole
        .members()
        .forEach((key, value) -> {
          List<JsonValue> parts = tear(random, value, pieces);
          int owner = random.nextInt(pieces);
          for (int i = 0; i < pieces; i++) {
            if (parts.get(i) instanceof JsonObject || i == owner || random.nextInt(4) == 0) {
              torn.get(i).put(key, parts.get(i));
            }
          }
        });
    List<JsonValue> answers = new ArrayList<>();
    torn.forEach(members -> answers.add(new JsonObject(members)));
    return answers;
  }

  /** Lists are torn item by item only if they hold objects, and then all pieces are needed. */
  private static List<JsonValue> tear(Random random, JsonValue value, int pieces) {
    if (value instanceof JsonObject object) {
      List<JsonValue> torn = new ArrayList<>(tear(random, object));
      while (torn.size() < pieces) {
        torn.add(new JsonObject(Map.of()));
      }
      return torn.size() == pieces ? torn : Collections.nCopies(pieces, value);
    }
    return Collections.nCopies(pieces, value);
  }

  private static String project(Operation operation, List<JsonValue> answers) {
    MergedResponse merged = new MergedResponse(answers.size());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      byte[] bytes = text(answers.get(i)).getBytes(UTF_8);
      merged.put(i, JsonTape.parse(bytes, bytes.length, 64), "s" + i);
      order.add(i);
    }
    Collections.shuffle(order, new Random(answers.size()));
    order.forEach(i -> merged.overlay(merged.root(), MergedResponse.reference(i, 0)));
    byte[] body = Projection.of(operation, SCHEMA).write(merged, new ResponseErrors(10), Map.of());
    return new String(body, UTF_8);
  }

  private static String text(JsonValue value) {
    JsonWriter writer = new JsonWriter(64);
    writer.value(value);
    return new String(writer.toByteArray(), UTF_8);
  }
}
