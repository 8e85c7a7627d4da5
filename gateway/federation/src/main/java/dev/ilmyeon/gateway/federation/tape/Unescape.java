package dev.ilmyeon.gateway.federation.tape;

import java.nio.charset.StandardCharsets;

/** The text of a JSON string that has escapes and is known to be valid. */
final class Unescape {

  private Unescape() {}

  /** The text between the quotes, from {@code start} to {@code end}. */
  static String text(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      if (bytes[at] != '\\') {
        int plain = at;
        while (at < end && bytes[at] != '\\') {
          at++;
        }
        text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
        continue;
      }
      char escape = (char) bytes[at + 1];
      at += 2;
      switch (escape) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) hex(bytes, at));
          at += 4;
        }
        default -> text.append(escape);
      }
    }
    return text.toString();
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return value;
  }
}
