package dev.ilmyeon.gateway.federation.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.JsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight bytes at a time, the scanner takes what the JDK's decoder takes, and nothing else. */
class StringScannerTests {

  private static final int[] CHARACTERS = {
    ' ', 'a', '~', 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, '가', '일', '면', '한', '회', '힣', 0xD7FF,
    0xE000, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF
  };

  private static final int[] BYTES = {
    'a', 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
    0xF0, 0xF4, 0xF5, 0xFF
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void takesWhatIsWellFormed(long seed) {
    Random random = new Random(seed);
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] text = text(random);
      byte[] json = Arrays.copyOf(text, text.length + random.nextInt(1, 12));
      json[text.length] = '"';
      boolean wellFormed = isUtf8(text);
      assertThat(scan(json))
          .as("seed %s: %s", seed, Arrays.toString(text))
          .isEqualTo(wellFormed ? text.length : -1);
      taken += wellFormed ? 1 : 0;
    }
    assertThat(taken).isBetween(30_000, 90_000);
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    int kinds = 1 + random.nextInt(CHARACTERS.length);
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(CHARACTERS[random.nextInt(kinds)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) BYTES[random.nextInt(BYTES.length)];
    }
    return Arrays.copyOf(bytes, bytes.length - (bytes.length > 0 ? random.nextInt(2) : 0));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static int scan(byte[] json) {
    try {
      return (int) StringScanner.scan(json, 0, json.length);
    } catch (JsonException _) {
      return -1;
    }
  }
}
