package dev.ilmyeon.gateway.federation.language;

import java.util.Map;

/** Values back to text that parses to the same value, as compact as it can be. */
public final class ValuePrinter {

  private ValuePrinter() {}

  public static String print(Value value) {
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
  }

  public static void print(Value value, StringBuilder out) {
    switch (value) {
      case Value.Variable variable -> out.append('$').append(variable.name());
      case Value.IntValue number -> out.append(number.text());
      case Value.FloatValue number -> out.append(number.text());
      case Value.StringValue string -> printString(string.value(), out);
      case Value.BooleanValue bool -> out.append(bool.value());
      case Value.NullValue _ -> out.append("null");
      case Value.EnumValue symbol -> out.append(symbol.name());
      case Value.ListValue list -> printList(list, out);
      case Value.ObjectValue object -> printObject(object, out);
    }
  }

  private static void printList(Value.ListValue list, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Value item : list.items()) {
      out.append(separator);
      print(item, out);
      separator = ", ";
    }
    out.append(']');
  }

  private static void printObject(Value.ObjectValue object, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      out.append(separator).append(field.getKey()).append(": ");
      print(field.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }

  /** In quotes; other than ASCII stays as it is, control characters are escaped. */
  public static void printString(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
            out.append("\\u%04X".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
