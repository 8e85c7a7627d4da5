package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a URL ({@code application/x-www-form-urlencoded}), strictly: what is no
 * percent-encoded UTF-8, or given twice, is refused rather than guessed.
 */
final class QueryString {

  private QueryString() {}

  static Map<String, String> parse(@Nullable String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!name.isEmpty() && parameters.put(name, value) != null) {
        throw RefusedException.badRequest("The parameter " + name + " is given twice.");
      }
    }
    return parameters;
  }

  private static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      switch (c) {
        case '+' -> bytes.write(' ');
        case '%' -> {
          bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
          i += 2;
        }
        default -> bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw malformed();
    }
  }

  private static int hex(String encoded, int index) {
    int digit = index < encoded.length() ? Character.digit(encoded.charAt(index), 16) : -1;
    if (digit < 0) {
      throw malformed();
    }
    return digit;
  }

  private static RefusedException malformed() {
    return RefusedException.badRequest("The URL's parameters are not percent-encoded UTF-8.");
  }
}
