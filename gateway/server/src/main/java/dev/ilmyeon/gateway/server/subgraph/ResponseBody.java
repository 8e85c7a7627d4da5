package dev.ilmyeon.gateway.server.subgraph;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** A body as it comes in: one growing array that never exceeds its limit. */
final class ResponseBody {

  private static final int FIRST = 8 * 1024;

  private final long limit;
  private byte[] bytes;
  private int length;

  /**
   * @param announced the Content-Length, or -1
   */
  ResponseBody(long announced, long limit) {
    if (announced > limit) {
      throw new ResponseTooLargeException(limit);
    }
    this.limit = limit;
    this.bytes = new byte[announced < 0 ? FIRST : (int) announced];
  }

  void add(ByteBuf part) {
    int more = part.readableBytes();
    if (length + (long) more > limit) {
      throw new ResponseTooLargeException(limit);
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(length + more, 2L * length)));
    }
    part.getBytes(part.readerIndex(), bytes, length, more);
    length += more;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** More than is taken from a subgraph. */
  static final class ResponseTooLargeException extends RuntimeException {
    ResponseTooLargeException(long limit) {
      super("more than " + limit + " bytes", null, false, false);
    }
  }
}
