package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a client says in {@code connection_init} in the place of headers, which a page cannot set:
 * members that are text, of the payload and of an object {@code headers} in it. Not those that say
 * something of the connection, or that browsers and proxies vouch for.
 */
final class InitHeaders {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8192}");

  private static final Pattern NEVER =
      Pattern.compile(
          "host|origin|cookie|connection|upgrade|forwarded|content-.*|transfer-.*|sec-.*|proxy-.*"
              + "|x-forwarded-.*|x-real-ip");

  private InitHeaders() {}

  static Map<String, String> of(JsonObject payload) {
    Map<String, String> headers = new TreeMap<>();
    if (payload.members().get("headers") instanceof JsonObject inner) {
      add(inner, headers);
    }
    add(payload, headers);
    return headers;
  }

  private static void add(JsonObject object, Map<String, String> headers) {
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String name = member.getKey().toLowerCase(Locale.ROOT);
      if (member.getValue() instanceof JsonString(String value)
          && NAME.matcher(name).matches()
          && VALUE.matcher(value).matches()
          && !NEVER.matcher(name).matches()) {
        headers.put(name, value);
      }
    }
  }
}
