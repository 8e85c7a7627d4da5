package dev.ilmyeon.gateway.server.connection;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of HTTP/2 in the bytes of one direction, whatever pieces they come in (RFC
 * 9113, 4.1). What is in them is the codec's to judge.
 */
final class FrameWalk {

  static final int DATA = 0;

  static final int GO_AWAY = 7;

  private static final int HEADERS = 1;
  private static final int CONTINUATION = 9;

  private static final int END_HEADERS = 4;

  private static final int HEAD = 9;
  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;
  private static final int STREAM_AT = 5;

  private final Listener listener;
  private final byte[] head = new byte[HEAD];
  private int headRead;
  private int left;
  private boolean inHead;
  private long ended;

  /** Told of each frame when its first nine bytes have come. */
  interface Listener {
    void frame(int type, int stream);
  }

  /** {@code before}: bytes that come before the first frame. */
  FrameWalk(int before, Listener listener) {
    this.left = before;
    this.listener = listener;
  }

  /** Whether more must come: of a frame, or of the head of a request or answer. */
  boolean isUnderWay() {
    return left > 0 || headRead > 0 || inHead;
  }

  /** Frames so far after which nothing had to come. */
  long ended() {
    return ended;
  }

  /** Leaves the bytes to others. */
  void read(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      if (left > 0) {
        int some = Math.min(left, end - at);
        at += some;
        left -= some;
      } else {
        head[headRead++] = bytes.getByte(at++);
        if (headRead == HEAD) {
          begin();
        }
      }
      ended += isUnderWay() ? 0 : 1;
    }
  }

  private void begin() {
    headRead = 0;
    left = number(0, TYPE_AT);
    int type = head[TYPE_AT];
    if (type == HEADERS || type == CONTINUATION) {
      inHead = (head[FLAGS_AT] & END_HEADERS) == 0;
    }
    listener.frame(type, number(STREAM_AT, HEAD) & Integer.MAX_VALUE);
  }

  private int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number << Byte.SIZE | head[i] & 0xFF;
    }
    return number;
  }
}
