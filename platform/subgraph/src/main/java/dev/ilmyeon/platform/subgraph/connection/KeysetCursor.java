package dev.ilmyeon.platform.subgraph.connection;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ends, as the sort key of its last row: a list's name and its key's values, nothing
 * but text. The encoded form is opaque to clients, is never deserialised into objects, and is
 * accepted only by the list that made it.
 *
 * @param list the list that the cursor belongs to, so that another list's cursor is refused
 * @param key the values of the sort key, at most {@value #MAX_VALUES} of them
 */
public record KeysetCursor(String list, List<String> key) {

  private static final int MAX_LENGTH = 512;
  private static final int MAX_VALUES = 8;
  private static final char SEPARATOR = '\u001f';

  public KeysetCursor {
    key = List.copyOf(key);
    if (key.isEmpty() || key.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "A cursor has 1 to " + MAX_VALUES + " values, not " + key.size());
    }
    for (String part : concat(list, key)) {
      if (part.indexOf(SEPARATOR) >= 0) {
        throw new IllegalArgumentException("A cursor's value must not hold U+001F");
      }
    }
  }

  public String encode() {
    String text = String.join(String.valueOf(SEPARATOR), concat(list, key));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor that {@link #encode()} wrote for this list.
   *
   * @throws BadInputException if it is none, is another list's, or has another number of values
   */
  public static KeysetCursor decode(String list, int values, String encoded) {
    List<String> parts = parts(encoded);
    if (parts.size() != values + 1 || !parts.getFirst().equals(list)) {
      throw notOurs();
    }
    return new KeysetCursor(list, parts.subList(1, parts.size()));
  }

  private static List<String> parts(String encoded) {
    if (encoded.length() > MAX_LENGTH) {
      throw notOurs();
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded)));
      return List.of(text.toString().split(String.valueOf(SEPARATOR), -1));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw notOurs();
    }
  }

  private static BadInputException notOurs() {
    return new BadInputException(
        "'after' is no cursor of this list: pass an edge's cursor as it was given, to the list and filter that gave it.");
  }

  private static List<String> concat(String first, List<String> rest) {
    List<String> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
