package dev.ilmyeon.gateway.federation.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: what fits on a line stands on one. */
final class PrettyJson {

  private static final int LINE = 100;

  private PrettyJson() {}

  static String print(JsonValue value) {
    return print(value, "");
  }

  private static String print(JsonValue value, String indent) {
    String flat = flat(value);
    if (indent.length() + flat.length() <= LINE) {
      return flat;
    }
    List<String> lines = new ArrayList<>();
    String deeper = indent + "  ";
    return switch (value) {
      case JsonObject object -> {
        object
            .members()
            .forEach((key, member) ->
                lines.add(
                    deeper + flat(new JsonValue.JsonString(key)) + ": " + print(member, deeper)));
        yield "{\n" + String.join(",\n", lines) + "\n" + indent + "}";
      }
      case JsonArray array -> {
        array.items().forEach(item -> lines.add(deeper + print(item, deeper)));
        yield "[\n" + String.join(",\n", lines) + "\n" + indent + "]";
      }
      default -> flat;
    };
  }

  private static String flat(JsonValue value) {
    JsonWriter writer = new JsonWriter(128);
    writer.value(value);
    return new String(writer.toByteArray(), UTF_8);
  }
}
