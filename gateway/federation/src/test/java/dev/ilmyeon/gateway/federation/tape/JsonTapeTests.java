package dev.ilmyeon.gateway.federation.tape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTapeTests {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsWhatTheObviousReaderReadsAndRefusesWhatItRefuses(long seed) {
    RandomJson documents = new RandomJson(seed);
    int accepted = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] document = documents.document();
      assertThat(tree(document)).isNotNull();
      assertSameAsSlow(document, seed);
      byte[] mutated = documents.mutated(document);
      accepted += assertSameAsSlow(mutated, seed) ? 1 : 0;
    }
    assertThat(accepted).as("mutants that are still JSON").isBetween(100, 3_900);
  }

  @Test
  void readsAnyTwoBytesInAStringAsTheObviousReaderDoes() {
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        assertSameAsSlow(new byte[] {'"', (byte) first, (byte) second, '"'}, 0);
      }
    }
  }

  @Test
  void readsAnyCharacterOfFourBytesAsTheObviousReaderDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      byte[] text = {'"', (byte) (0xE0 + random.nextInt(24)), 0, 0, 0, '"'};
      for (int at = 2; at < 5; at++) {
        text[at] = (byte) (random.nextInt(8) == 0 ? 'x' : 0x80 + random.nextInt(64));
      }
      assertSameAsSlow(text, 7);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[,1]", "01", "-",
        "1.", ".5", "1e", "+1", "tru", "nulls", "NaN", "'a'", "{a:1}", "[1 2]", "1 2", "\"\\x\"",
        "\"\\u12g4\"", "\"\\", "\"\\u12", "\u00a01", "\ufeff1", "[1}", "{\"a\":1]", "//x\n1"
      })
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void saysWhereAndWhat() {
    assertThatThrownBy(() -> parse("{\"a\": tree}"))
        .hasMessage("Unexpected 'e', expected true at offset 8");
    assertThatThrownBy(() -> parse("[1"))
        .hasMessage("Unexpected end, expected ',' or ']' at offset 2");
    assertThatThrownBy(() -> parse("\"a\u0001\""))
        .hasMessage("Control character in a string at offset 2");
  }

  @Test
  void limitsTheDepth() {
    assertThat(JsonTape.parse("[[[]]]".getBytes(UTF_8), 6, 3).size(0)).isEqualTo(1);
    assertThatThrownBy(() -> JsonTape.parse("[[[]]]".getBytes(UTF_8), 6, 2))
        .hasMessage("Nested too deep at offset 2");
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> parse(deep)).hasMessageStartingWith("Nested too deep");
  }

  @Test
  void readsOnlyTheBytesThatCount() {
    byte[] bytes = "[1]garbage".getBytes(UTF_8);
    assertThat(JsonTape.parse(bytes, 3, 9).end(0)).isEqualTo(3);
  }

  @Test
  void findsMembersByKeyFromAnyHint() {
    JsonTape tape = parse("{\"a\":{\"b\":1},\"\\u0062\":[2,3],\"c\":\"x\"}");
    int b = tape.find(0, "b".getBytes(UTF_8));
    assertThat(tape.kind(b)).isEqualTo(JsonTape.ARRAY);
    assertThat(tape.size(b)).isEqualTo(2);
    int c = tape.find(0, new JsonKey("c"), b);
    assertThat(tape.text(c)).isEqualTo("x");
    assertThat(tape.kind(tape.find(0, new JsonKey("a"), c))).isEqualTo(JsonTape.OBJECT);
    assertThat(tape.find(0, new JsonKey("d"), c)).isEqualTo(-1);
    assertThat(tape.find(0, "d".getBytes(UTF_8))).isEqualTo(-1);
  }

  @Test
  void renamesMembersAndHidesTheOneThatHadTheName() {
    JsonTape tape = parse("{\"x\":1,\"_0_x\":2}");
    tape.rename(0, tape.find(0, "_0_x".getBytes(UTF_8)), "x".getBytes(UTF_8));
    assertThat(tape.text(tape.find(0, "x".getBytes(UTF_8)))).isEqualTo("2");
    assertThat(tape.find(0, "_0_x".getBytes(UTF_8))).isEqualTo(-1);
  }

  @Test
  void renamesMembersOfVeryManyObjects() {
    byte[] from = "_0_x".getBytes(UTF_8);
    byte[] to = "x".getBytes(UTF_8);
    JsonTape tape = parse("[" + "{\"x\":1,\"_0_x\":2},".repeat(300_000) + "{\"_0_x\":2}]");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int row = tape.first(0); row < tape.closing(0); row = tape.next(row)) {
            tape.rename(row, tape.find(row, from), to);
            assertThat(tape.text(tape.find(row, to)).charAt(0)).isEqualTo('2');
          }
        });
  }

  @Test
  void copiesAValueWithItsOwnLinks() {
    JsonTape tape = parse("[{\"a\":{\"b\":[1]}},7]");
    int original = tape.first(0);
    tape.link(original, 5);
    int copy = tape.copy(original);
    assertThat(tree(tape, copy)).isEqualTo(tree(tape, original));
    assertThat(tape.link(copy)).isZero();
    tape.link(copy, 9);
    assertThat(tape.link(original)).isEqualTo(5);
  }

  private static boolean assertSameAsSlow(byte[] document, long seed) {
    JsonValue slow;
    try {
      slow = SlowJson.read(document);
    } catch (IllegalArgumentException _) {
      slow = null;
    }
    assertThat(tree(document)).as("seed %s: %s", seed, new String(document, UTF_8)).isEqualTo(slow);
    return slow != null;
  }

  private static @Nullable JsonValue tree(byte[] document) {
    try {
      JsonTape tape = JsonTape.parse(document, document.length, 64);
      return tree(tape, tape.root());
    } catch (JsonException _) {
      return null;
    }
  }

  private static JsonTape parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return JsonTape.parse(bytes, bytes.length, 64);
  }

  private static JsonValue tree(JsonTape tape, int row) {
    return switch (tape.kind(row)) {
      case JsonTape.OBJECT -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        int stop = tape.closing(row);
        for (int each = tape.first(row); each < stop; each = tape.next(each)) {
          members.putIfAbsent(tape.key(each), tree(tape, each));
        }
        yield new JsonObject(members);
      }
      case JsonTape.ARRAY -> {
        List<JsonValue> items = new ArrayList<>();
        int stop = tape.closing(row);
        for (int each = tape.first(row); each < stop; each = tape.next(each)) {
          items.add(tree(tape, each));
        }
        assertThat(items).hasSize(tape.size(row));
        yield new JsonArray(items);
      }
      case JsonTape.STRING -> new JsonString(tape.text(row));
      case JsonTape.NUMBER -> new JsonNumber(tape.text(row));
      case JsonTape.TRUE -> JsonLiteral.TRUE;
      case JsonTape.FALSE -> JsonLiteral.FALSE;
      default -> JsonLiteral.NULL;
    };
  }
}
