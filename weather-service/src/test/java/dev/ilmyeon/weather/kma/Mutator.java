package dev.ilmyeon.weather.kma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a payload in one to four places, the same way for the same seed. */
final class Mutator {

  private static final String[] NASTY = {
    "",
    " ",
    "\n",
    "\r\n",
    "\0",
    ",",
    "=",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "<",
    "#",
    "#7777END\n",
    "-",
    "-9",
    "-9.0",
    "-99.0",
    "-99.9",
    "900",
    "-999",
    "0",
    "-0.0",
    "1e309",
    "NaN",
    "Infinity",
    "9999999999999999999",
    "0x1F",
    "null",
    "true",
    "비",
    "강수없음",
    "１",
    "\ufeff",
    "202402300900",
    "SKY",
    "T1H",
    "\\u0000"
  };

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  byte[] mutate(byte[] payload) {
    byte[] mutated = payload;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      mutated = once(mutated);
    }
    return mutated;
  }

  private byte[] once(byte[] payload) {
    int from = random.nextInt(payload.length + 1);
    int to = Math.min(payload.length, from + random.nextInt(1 + random.nextInt(40)));
    byte[] slice = Arrays.copyOfRange(payload, from, to);
    return switch (random.nextInt(9)) {
      case 0 -> replace(payload, from, to, new byte[0]);
      case 1 -> replace(payload, from, from, slice);
      case 2 -> replace(payload, from, Math.min(payload.length, from + 1), noise(1));
      case 3 -> replace(payload, from, from, noise(1 + random.nextInt(4)));
      case 4 -> replace(payload, from, to, nasty());
      case 5 -> replace(payload, from, from, nasty());
      case 6 -> Arrays.copyOf(payload, from);
      case 7 -> digit(payload, from);
      default -> {
        int elsewhere = random.nextInt(payload.length + 1);
        yield replace(payload, elsewhere, elsewhere, slice);
      }
    };
  }

  /** Another digit for the next digit: the damage that is hardest to notice. */
  private byte[] digit(byte[] payload, int from) {
    byte[] copy = payload.clone();
    for (int i = from; i < copy.length; i++) {
      if (copy[i] >= '0' && copy[i] <= '9') {
        copy[i] = (byte) ('0' + random.nextInt(10));
        return copy;
      }
    }
    return copy;
  }

  private byte[] nasty() {
    String text = NASTY[random.nextInt(NASTY.length)];
    return text.getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : Payloads.EUC_KR);
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] replace(byte[] payload, int from, int to, byte[] instead) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(payload, 0, from);
    out.writeBytes(instead);
    out.write(payload, to, payload.length - to);
    return out.toByteArray();
  }
}
