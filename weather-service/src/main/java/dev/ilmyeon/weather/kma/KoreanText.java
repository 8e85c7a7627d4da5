package dev.ilmyeon.weather.kma;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text from bytes, strictly: a byte that the charset does not have is no text and never a �. */
final class KoreanText {

  /** EUC-KR as KMA writes it, with what Windows added to it (code page 949). */
  private static final Charset EUC_KR = Charset.forName("MS949");

  private KoreanText() {}

  static Optional<String> eucKr(byte[] bytes) {
    return decode(bytes, EUC_KR);
  }

  static Optional<String> utf8(byte[] bytes) {
    return decode(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
