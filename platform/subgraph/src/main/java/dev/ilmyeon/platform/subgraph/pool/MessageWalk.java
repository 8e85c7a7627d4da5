package dev.ilmyeon.platform.subgraph.pool;

import io.netty.buffer.ByteBuf;

/**
 * Finds the messages in what one side of PostgreSQL's protocol says, however it is cut into parts:
 * each begins with its type and its length. See "Message Formats" in PostgreSQL's documentation.
 */
final class MessageWalk {

  /** A message has come to its end. */
  interface Seen {

    /**
     * @param start the first bytes of its content, valid during this call
     * @param kept how many these are
     */
    void message(char type, byte[] start, int kept);
  }

  private static final int HEAD = 5;

  private static final int LENGTH_ITSELF = 4;

  private static final int KEPT = 100;

  private final byte[] start = new byte[KEPT];
  private int seenOfHead;
  private int type;
  private int length;
  private int rest;
  private int kept;

  void walk(ByteBuf part, Seen seen) {
    int at = part.readerIndex();
    while (at < part.writerIndex()) {
      if (rest > 0) {
        int step = Math.min(rest, part.writerIndex() - at);
        keep(part, at, step);
        at += step;
        rest -= step;
      } else if (endsHead(part.getByte(at++))) {
        rest = Math.max(0, length - LENGTH_ITSELF);
        kept = 0;
      } else {
        continue;
      }
      if (rest == 0) {
        seen.message((char) type, start, kept);
      }
    }
  }

  private void keep(ByteBuf part, int at, int step) {
    int more = Math.min(step, KEPT - kept);
    part.getBytes(at, start, kept, more);
    kept += more;
  }

  private boolean endsHead(byte next) {
    if (seenOfHead == 0) {
      type = Byte.toUnsignedInt(next);
      length = 0;
    } else {
      length = length << Byte.SIZE | Byte.toUnsignedInt(next);
    }
    seenOfHead = (seenOfHead + 1) % HEAD;
    return seenOfHead == 0;
  }
}
