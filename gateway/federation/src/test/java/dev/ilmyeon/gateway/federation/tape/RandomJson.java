package dev.ilmyeon.gateway.federation.tape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Documents of every form that JSON has, and broken ones made of them. */
public final class RandomJson {

  private static final String[] NUMBERS = {
    "0", "-0", "1", "-12", "12345678901234567890", "0.5", "-1.25e10", "1E+2", "2e-3", "1e400"
  };
  private static final String[] PIECES = {
    "a",
    "plain text that is long enough to be read by words",
    "일면",
    "é",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\\ud800",
    "\u007f",
    " "
  };
  private static final byte[] NASTY = {
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '0',
    '-',
    '.',
    'e',
    'u',
    't',
    'n',
    ' ',
    0,
    0x1F,
    0x7F,
    (byte) 0x80,
    (byte) 0xBF,
    (byte) 0xC0,
    (byte) 0xC2,
    (byte) 0xE0,
    (byte) 0xED,
    (byte) 0xF0,
    (byte) 0xF4,
    (byte) 0xF5,
    (byte) 0xFF
  };

  private final Random random;

  public RandomJson(long seed) {
    random = new Random(seed);
  }

  public byte[] document() {
    StringBuilder text = new StringBuilder();
    value(text, 0);
    space(text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A few bytes replaced, inserted or removed: mostly no JSON any more. */
  byte[] mutated(byte[] document) {
    byte[] bytes = document.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int place = random.nextInt(bytes.length);
      byte nasty = NASTY[random.nextInt(NASTY.length)];
      byte[] more;
      switch (random.nextInt(4)) {
        case 0 -> bytes[place] = nasty;
        case 1 -> {
          more = new byte[bytes.length + 1];
          System.arraycopy(bytes, 0, more, 0, place);
          more[place] = nasty;
          System.arraycopy(bytes, place, more, place + 1, bytes.length - place);
          bytes = more;
        }
        case 2 -> {
          more = new byte[bytes.length - 1];
          System.arraycopy(bytes, 0, more, 0, place);
          System.arraycopy(bytes, place + 1, more, place, more.length - place);
          bytes = more;
        }
        default -> bytes = Arrays.copyOf(bytes, place);
      }
    }
    return bytes;
  }

  private void value(StringBuilder text, int depth) {
    space(text);
    switch (random.nextInt(depth > 5 ? 5 : 8)) {
      case 0 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> text.append(random.nextBoolean());
      case 2 -> text.append("null");
      case 3, 4 -> string(text);
      case 5, 6 -> {
        text.append('{');
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
          text.append(i == 0 ? "" : ",");
          space(text);
          string(text);
          space(text);
          text.append(':');
          value(text, depth + 1);
          space(text);
        }
        space(text);
        text.append('}');
      }
      default -> {
        text.append('[');
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
          text.append(i == 0 ? "" : ",");
          value(text, depth + 1);
          space(text);
        }
        space(text);
        text.append(']');
      }
    }
  }

  private void string(StringBuilder text) {
    text.append('"');
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    text.append('"');
  }

  private void space(StringBuilder text) {
    for (int i = random.nextInt(6); i > 3; i--) {
      text.append(" \n\r\t".charAt(random.nextInt(4)));
    }
  }
}
