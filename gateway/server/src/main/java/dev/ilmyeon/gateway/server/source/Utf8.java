package dev.ilmyeon.gateway.server.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to text, strictly. */
final class Utf8 {

  private Utf8() {}

  static String text(byte[] bytes, String location) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new UnreadableSupergraphException(location, "It is not UTF-8 text.");
    }
  }
}
