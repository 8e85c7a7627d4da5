package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafShape;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.math.BigDecimal;

/**
 * Writes a leaf's value as its type has it (GraphQL specification, 3.5): mostly the bytes as they
 * came.
 *
 * <p>JSON can escape half a surrogate pair, which is no character (RFC 8259, section 8.2): many
 * clients could then read nothing of the response at all. A String has none (GraphQL specification,
 * 3.5.3), so it is a wrong value like any other, a custom scalar's too.
 */
final class LeafWriter {

  /** Longer numbers, once fractional, are not looked at: their exponent could be huge. */
  private static final int LONGEST_FRACTIONAL_INT = 32;

  private static final BigDecimal LOWEST = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private LeafWriter() {}

  /** Writes a value that is not null; false, and nothing written, if it does not fit the type. */
  static boolean write(LeafShape shape, JsonTape tape, int row, JsonWriter out) {
    int kind = tape.kind(row);
    return switch (shape.kind()) {
      case CUSTOM -> writeIf(tape.isUnicode(row), tape, row, out);
      case STRING -> writeIf(isText(tape, row), tape, row, out);
      case BOOLEAN -> writeIf(kind == JsonTape.TRUE || kind == JsonTape.FALSE, tape, row, out);
      case FLOAT -> writeIf(kind == JsonTape.NUMBER, tape, row, out);
      case ENUM -> writeIf(kind == JsonTape.STRING && isValue(shape, tape, row), tape, row, out);
      case INT ->
          kind == JsonTape.NUMBER && tape.fractional(row)
              ? writeIntegral(tape.text(row), out)
              : writeIf(kind == JsonTape.NUMBER && fitsInt(tape, row), tape, row, out);
      case ID ->
          kind == JsonTape.NUMBER && !tape.fractional(row)
              ? writeQuoted(tape, row, out)
              : writeIf(isText(tape, row), tape, row, out);
    };
  }

  private static boolean writeIf(boolean fits, JsonTape tape, int row, JsonWriter out) {
    if (fits) {
      out.raw(tape.bytes(), tape.start(row), tape.end(row));
    }
    return fits;
  }

  private static boolean isText(JsonTape tape, int row) {
    return tape.kind(row) == JsonTape.STRING && (!tape.escaped(row) || tape.isUnicode(row));
  }

  private static boolean isValue(LeafShape shape, JsonTape tape, int row) {
    return MergedView.named(shape.enumValues(), tape, row) != null;
  }

  private static boolean fitsInt(JsonTape tape, int row) {
    int length = tape.end(row) - tape.start(row);
    if (length < 10) {
      return true;
    }
    if (length > 11) {
      return false;
    }
    long value = Long.parseLong(tape.text(row));
    return value == (int) value;
  }

  /** {@code 1.0} and {@code 1e3} are whole numbers too. */
  private static boolean writeIntegral(String text, JsonWriter out) {
    if (text.length() > LONGEST_FRACTIONAL_INT) {
      return false;
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException _) {
      return false;
    }
    if (value.compareTo(LOWEST) < 0
        || value.compareTo(HIGHEST) > 0
        || value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
      return false;
    }
    out.ascii(Integer.toString(value.intValue()));
    return true;
  }

  private static boolean writeQuoted(JsonTape tape, int row, JsonWriter out) {
    out.character('"');
    out.raw(tape.bytes(), tape.start(row), tape.end(row));
    out.character('"');
    return true;
  }
}
