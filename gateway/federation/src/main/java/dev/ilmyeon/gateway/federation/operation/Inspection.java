package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.federation.language.ValuePrinter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as messages show them, in the manner of graphql-js: what is long or deep is cut. */
final class Inspection {

  private static final int MAX_DEPTH = 2;
  private static final int MAX_ITEMS = 10;
  private static final int MAX_LENGTH = 400;

  private Inspection() {}

  static String show(JsonValue value) {
    StringBuilder out = new StringBuilder();
    show(value, 0, out);
    return cut(out);
  }

  private static void show(JsonValue value, int depth, StringBuilder out) {
    switch (value) {
      case JsonString(String text) ->
          ValuePrinter.printString(
              text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text, out);
      case JsonNumber(String text) -> out.append(text, 0, Math.min(text.length(), MAX_LENGTH));
      case JsonLiteral literal -> out.append(literal.name().toLowerCase(Locale.ROOT));
      case JsonArray(List<JsonValue> items) -> array(items, depth, out);
      case JsonObject(Map<String, JsonValue> members) -> object(members, depth, out);
    }
  }

  private static void array(List<JsonValue> items, int depth, StringBuilder out) {
    if (items.isEmpty() || depth == MAX_DEPTH) {
      out.append(items.isEmpty() ? "[]" : "[Array]");
      return;
    }
    String before = "[";
    for (JsonValue item : items.subList(0, Math.min(items.size(), MAX_ITEMS))) {
      out.append(before);
      show(item, depth + 1, out);
      before = ", ";
    }
    int more = items.size() - MAX_ITEMS;
    if (more > 0) {
      out.append(", ... ").append(more).append(more == 1 ? " more item" : " more items");
    }
    out.append(']');
  }

  private static void object(Map<String, JsonValue> members, int depth, StringBuilder out) {
    if (members.isEmpty() || depth == MAX_DEPTH) {
      out.append(members.isEmpty() ? "{}" : "[Object]");
      return;
    }
    String before = "{ ";
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      if (out.length() > MAX_LENGTH) {
        break;
      }
      out.append(before).append(member.getKey()).append(": ");
      show(member.getValue(), depth + 1, out);
      before = ", ";
    }
    out.append(" }");
  }

  private static String cut(StringBuilder out) {
    if (out.length() <= MAX_LENGTH) {
      return out.toString();
    }
    int end = Character.isHighSurrogate(out.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return out.substring(0, end) + "…";
  }
}
