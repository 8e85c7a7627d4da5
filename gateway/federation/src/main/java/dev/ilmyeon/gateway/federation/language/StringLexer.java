package dev.ilmyeon.gateway.federation.language;

import java.util.ArrayList;
import java.util.List;

/** One string literal (GraphQL specification, 2.9.4), from its opening quote. */
final class StringLexer {

  private final Source source;
  private final String text;
  private int position;

  StringLexer(Source source, int start) {
    this.source = source;
    this.text = source.text();
    this.position = start;
  }

  /** After the closing quote. */
  int end() {
    return position;
  }

  String read() {
    position++;
    int chunkStart = position;
    StringBuilder value = null;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        String chunk = text.substring(chunkStart, position++);
        return value == null ? chunk : value.append(chunk).toString();
      }
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c == '\\') {
        value = value == null ? new StringBuilder() : value;
        value.append(text, chunkStart, position);
        escape(value);
        chunkStart = position;
      } else {
        character();
      }
    }
    throw error(position, "Unterminated string.");
  }

  private void character() {
    if (!Lexer.isScalar(text, position)) {
      throw error(
          position,
          "Invalid character within String: " + Lexer.describeCharacter(text, position) + ".");
    }
    position += Character.isHighSurrogate(text.charAt(position)) ? 2 : 1;
  }

  private void escape(StringBuilder value) {
    char kind = position + 1 < text.length() ? text.charAt(position + 1) : '\0';
    if (kind == 'u') {
      unicodeEscape(value);
      return;
    }
    value.append(
        switch (kind) {
          case '"', '\\', '/' -> kind;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default ->
              throw error(
                  position,
                  "Invalid character escape sequence: \""
                      + text.substring(position, Math.min(position + 2, text.length()))
                      + "\".");
        });
    position += 2;
  }

  private void unicodeEscape(StringBuilder value) {
    boolean braced = position + 2 < text.length() && text.charAt(position + 2) == '{';
    if (braced) {
      value.appendCodePoint(bracedEscape());
      return;
    }
    int unit = hexUnit(position);
    if (unit < 0) {
      throw invalidEscape(position + 6);
    }
    if (!Character.isSurrogate((char) unit)) {
      value.append((char) unit);
      position += 6;
      return;
    }
    int next = Character.isHighSurrogate((char) unit) ? hexUnit(position + 6) : -1;
    if (next < 0 || !Character.isLowSurrogate((char) next)) {
      throw invalidEscape(position + 6);
    }
    value.append((char) unit).append((char) next);
    position += 12;
  }

  /** The value of {@code \\uXXXX} at the offset, or -1 where there is no such thing. */
  private int hexUnit(int offset) {
    if (!text.startsWith("\\u", offset) || offset + 6 > text.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = offset + 2; i < offset + 6; i++) {
      int digit = hexDigit(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private int bracedEscape() {
    int point = 0;
    int i = position + 3;
    for (; i < text.length() && hexDigit(text.charAt(i)) >= 0; i++) {
      point = point << 4 | hexDigit(text.charAt(i));
      if (point > Character.MAX_CODE_POINT) {
        throw invalidEscape(i + 1);
      }
    }
    boolean closed = i < text.length() && text.charAt(i) == '}';
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (!closed || i == position + 3 || surrogate) {
      throw invalidEscape(i + 1);
    }
    position = i + 1;
    return point;
  }

  /** Not {@link Character#digit}, which reads full-width digits too. */
  private static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** {@code """…"""}, without its quotes and its indentation. */
  String readBlock() {
    position += 3;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position);
      if (text.startsWith("\"\"\"", position)) {
        position += 3;
        lines.add(line.toString());
        return BlockStrings.dedent(lines);
      }
      if (text.startsWith("\\\"\"\"", position)) {
        line.append("\"\"\"");
        position += 4;
      } else if (c == '\n' || c == '\r') {
        position += text.startsWith("\r\n", position) ? 2 : 1;
        lines.add(line.toString());
        line.setLength(0);
      } else {
        int from = position;
        character();
        line.append(text, from, position);
      }
    }
    throw error(position, "Unterminated string.");
  }

  private SyntaxException invalidEscape(int end) {
    String escape = text.substring(position, Math.min(end, text.length()));
    return error(position, "Invalid Unicode escape sequence: \"" + escape + "\".");
  }

  private SyntaxException error(int offset, String message) {
    return new SyntaxException(
        SyntaxException.PARSE_FAILED, "Syntax Error: " + message, source.location(offset));
  }
}
