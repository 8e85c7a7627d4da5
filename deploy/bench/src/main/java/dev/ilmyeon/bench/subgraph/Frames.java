package dev.ilmyeon.bench.subgraph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/2's frames as bytes (RFC 9113, 4.1 and 6). */
final class Frames {

  /** Length (three bytes), type, flags, stream (four). */
  static final int HEAD = 9;

  static final int ACK = 0x1;
  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;
  static final int PRIORITIZED = 0x20;

  /** What a client may send ahead, of one request and of all. */
  private static final int STREAM_WINDOW = 1024 * 1024;

  static final int CONNECTION_WINDOW = 16 * 1024 * 1024;

  private static final int USUAL_WINDOW = 65_535;

  /** {@code SETTINGS_INITIAL_WINDOW_SIZE}, with its value. */
  private static final byte[] SETTINGS = {
    0, 4, STREAM_WINDOW >>> 24, (byte) (STREAM_WINDOW >>> 16), (byte) (STREAM_WINDOW >>> 8), 0
  };

  /**
   * Of a head, in HPACK (RFC 7541), nothing of it in a table: {@code :status: 200} and {@code
   * content-type}; {@code content-length} follows.
   */
  private static final byte[] OK = field(new byte[] {(byte) 0x88, 0x0F, 0x10}, "application/json");

  private static final byte[] CONTENT_LENGTH = {0x0F, 0x0D};
  private static final byte[] NOT_FOUND = {(byte) 0x8D};

  private Frames() {}

  /** The types of frames that are taken or sent. */
  static final class Type {
    static final byte DATA = 0;
    static final byte HEADERS = 1;
    static final byte RESET = 3;
    static final byte SETTINGS = 4;
    static final byte PING = 6;
    static final byte WINDOW_UPDATE = 8;
    static final byte CONTINUATION = 9;

    private Type() {}
  }

  static int length(byte[] in, int frame) {
    return (in[frame] & 0xFF) << 16 | (in[frame + 1] & 0xFF) << 8 | in[frame + 2] & 0xFF;
  }

  static int number(byte[] in, int from) {
    return ByteBuffer.wrap(in, from, Integer.BYTES).getInt();
  }

  /** What comes before a frame's content. */
  static ByteBuffer head(int length, byte type, int flags, int stream) {
    return begin(ByteBuffer.allocate(HEAD), length, type, flags, stream).flip();
  }

  private static ByteBuffer begin(ByteBuffer frame, int length, byte type, int flags, int stream) {
    return frame
        .put((byte) (length >>> 16))
        .putShort((short) length)
        .put(type)
        .put((byte) flags)
        .putInt(stream);
  }

  static ByteBuffer frame(byte type, int flags, int stream, byte... content) {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + content.length);
    return begin(frame, content.length, type, flags, stream).put(content).flip();
  }

  static ByteBuffer windowUpdate(int stream, int more) {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + Integer.BYTES);
    return begin(frame, Integer.BYTES, Type.WINDOW_UPDATE, 0, stream).putInt(more).flip();
  }

  /** The server's settings, and room for what all requests send. */
  static ByteBuffer greeting() {
    ByteBuffer settings = frame(Type.SETTINGS, 0, 0, SETTINGS);
    ByteBuffer room = windowUpdate(0, CONNECTION_WINDOW - USUAL_WINDOW);
    return ByteBuffer.allocate(settings.remaining() + room.remaining())
        .put(settings)
        .put(room)
        .flip();
  }

  /** A response's head. */
  static ByteBuffer ok(int stream, int length) {
    byte[] size = field(CONTENT_LENGTH, Integer.toString(length));
    int content = OK.length + size.length;
    ByteBuffer frame = ByteBuffer.allocate(HEAD + content);
    return begin(frame, content, Type.HEADERS, END_HEADERS, stream).put(OK).put(size).flip();
  }

  static ByteBuffer notFound(int stream) {
    return frame(Type.HEADERS, END_HEADERS | END_STREAM, stream, NOT_FOUND);
  }

  private static byte[] field(byte[] name, String value) {
    return ByteBuffer.allocate(name.length + 1 + value.length())
        .put(name)
        .put((byte) value.length())
        .put(value.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
