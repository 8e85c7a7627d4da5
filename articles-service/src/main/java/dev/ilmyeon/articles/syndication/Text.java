package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.calendar.Kst;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Characters that formats can hold. */
final class Text {

  private static final char NO_BREAK_SPACE = '\u00a0';

  private Text() {}

  /** Without what XML 1.0 has no way to write (section 2.2), half surrogate pairs too. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().filter(Text::isCharacter).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /**
   * A time as RFC 3339 has it, in whole seconds: there are readers that take six digits of a
   * fraction for so many milliseconds.
   */
  static String date(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Kst.at(instant.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  /**
   * An XML document in a character set that lacks characters: those become numeric references,
   * never question marks; a no-break space, which old readers show as rubbish, a space.
   */
  static byte[] encoded(String document, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length() * 2);
    document
        .codePoints()
        .map(c -> c == NO_BREAK_SPACE ? ' ' : c)
        .forEach(c -> {
          String character = Character.toString(c);
          bytes.writeBytes(
              encoder.canEncode(character)
                  ? character.getBytes(charset)
                  : ("&#" + c + ";").getBytes(StandardCharsets.US_ASCII));
        });
    return bytes.toByteArray();
  }
}
