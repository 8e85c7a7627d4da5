package dev.ilmyeon.gateway.federation.tape;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonArray;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonLiteral;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON read in the most obvious way: what the fast reader is compared with. */
public final class SlowJson {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private static final Pattern STRING =
      Pattern.compile(
          "\"([^\"\\\\\\x00-\\x1F]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\"", Pattern.DOTALL);

  private final String text;
  private int at;

  private SlowJson(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if it is no JSON; of a doubled key the first counts
   */
  public static JsonValue read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(e);
    }
    SlowJson reader = new SlowJson(text);
    JsonValue value = reader.value();
    reader.space();
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("More than a value");
    }
    return value;
  }

  private JsonValue value() {
    space();
    if (taken("{")) {
      return object();
    }
    if (taken("[")) {
      return array();
    }
    if (taken("true")) {
      return JsonLiteral.TRUE;
    }
    if (taken("false")) {
      return JsonLiteral.FALSE;
    }
    if (taken("null")) {
      return JsonLiteral.NULL;
    }
    if (text.startsWith("\"", at)) {
      return new JsonString(string());
    }
    return new JsonNumber(match(NUMBER));
  }

  private JsonObject object() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    space();
    if (!taken("}")) {
      do {
        space();
        String key = string();
        space();
        expect(":");
        members.putIfAbsent(key, value());
        space();
      } while (taken(","));
      expect("}");
    }
    return new JsonObject(members);
  }

  private JsonArray array() {
    List<JsonValue> items = new ArrayList<>();
    space();
    if (!taken("]")) {
      do {
        items.add(value());
        space();
      } while (taken(","));
      expect("]");
    }
    return new JsonArray(items);
  }

  private String string() {
    String quoted = match(STRING);
    StringBuilder result = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char escape = quoted.charAt(++i);
      if (escape == 'u') {
        result.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        int plain = "bfnrt".indexOf(escape);
        result.append(plain < 0 ? escape : "\b\f\n\r\t".charAt(plain));
      }
    }
    return result.toString();
  }

  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException("Bad value at " + at);
    }
    at = matcher.end();
    return matcher.group();
  }

  private void space() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(String token) {
    if (!taken(token)) {
      throw new IllegalArgumentException("Expected " + token + " at " + at);
    }
  }

  private boolean taken(String token) {
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }
}
