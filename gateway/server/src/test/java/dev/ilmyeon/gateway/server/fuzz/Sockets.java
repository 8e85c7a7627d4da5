package dev.ilmyeon.gateway.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients say on WebSockets, in frames that are good (RFC 6455, 5.2) and such that are not.
 */
final class Sockets {

  private static final int FIN = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int MASKED = 0x80;

  private static final byte[] MASK = {1, 2, 3, 4};

  private Sockets() {}

  static FuzzedRequest number(long number, long seed) {
    Dice dice = new Dice(seed, number);
    List<byte[]> frames = new ArrayList<>();
    if (!dice.oneIn(10)) {
      frames.add(text("{\"type\":\"connection_init\"}"));
    }
    for (int i = dice.below(6); i > 0; i--) {
      byte[] frame = frame(dice);
      frames.add(dice.oneIn(8) ? Requests.spoiled(frame, dice) : frame);
    }
    frames.add(masked(FIN | CLOSE, new byte[] {3, (byte) 0xE8}));
    return new FuzzedRequest.Frames(frames);
  }

  private static byte[] frame(Dice dice) {
    return switch (dice.below(12)) {
      case 0 -> masked(FIN | PING, new byte[dice.below(140)]);
      case 1 -> masked(FIN | CLOSE, new byte[dice.below(3)]);
      case 2 -> masked(dice.below(256), message(dice));
      case 3 -> new byte[] {(byte) (FIN | TEXT), 2, '{', '}'};
      case 4 ->
          new byte[] {(byte) (FIN | TEXT), (byte) (MASKED | 127), 0x7F, -1, -1, -1, -1, -1, -1, -1};
      case 5 -> masked(TEXT, message(dice));
      default -> masked(FIN | TEXT, message(dice));
    };
  }

  private static byte[] message(Dice dice) {
    String id = dice.oneIn(3) ? "\"1\"" : "\"" + dice.below(5) + "\"";
    String message =
        switch (dice.below(8)) {
          case 0 -> "{\"type\":\"complete\",\"id\":" + id + "}";
          case 1 -> "{\"type\":\"ping\",\"payload\":" + Payloads.value(dice, 2) + "}";
          case 2 -> "{\"type\":\"connection_init\",\"payload\":" + Payloads.value(dice, 2) + "}";
          case 3 -> Payloads.value(dice, 3);
          default ->
              "{\"type\":\"subscribe\",\"id\":%s,\"payload\":%s}".formatted(id, Payloads.any(dice));
        };
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] text(String text) {
    return masked(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] masked(int first, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(MASKED | 126);
      frame.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) payload.length).array());
    } else {
      frame.write(MASKED | 127);
      frame.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ MASK[i % MASK.length]);
    }
    return frame.toByteArray();
  }
}
