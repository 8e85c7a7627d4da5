package dev.ilmyeon.gateway.server.wire;

import dev.ilmyeon.gateway.federation.memory.ArrayPool;
import dev.ilmyeon.gateway.server.coding.ContentCoding;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;

/** A body as it comes in: one growing array, of the pool, that never holds more than its limit. */
final class ResponseBody {

  private static final int FIRST = 8 * 1024;

  private final long limit;
  private byte[] bytes;
  private int length;

  /**
   * @param announced how long it will be, or -1
   */
  ResponseBody(long announced, long limit) {
    if (announced > limit) {
      throw new ResponseTooLargeException(limit);
    }
    this.limit = limit;
    this.bytes = ArrayPool.BYTES.take(announced < 0 ? FIRST : (int) announced);
  }

  void add(ByteBuf part) {
    int more = part.readableBytes();
    reserve(more);
    part.getBytes(part.readerIndex(), bytes, length, more);
    length += more;
  }

  /**
   * As it was before it was compressed; not used any more itself.
   *
   * @throws ResponseTooLargeException as soon as it exceeds the limit: a few kilobytes can hold
   *     gigabytes
   */
  ResponseBody decoded(ContentCoding coding) {
    if (length == 0) {
      return this;
    }
    ResponseBody decoded = new ResponseBody(-1, limit);
    try (InputStream parts = coding.decoder(bytes, length)) {
      decoded.add(parts);
      release();
      return decoded;
    } catch (IOException e) {
      throw new MalformedResponseException("it does not decompress", e);
    }
  }

  /** All of it; a byte first each time, so that the array grows only if there is more. */
  private void add(InputStream parts) throws IOException {
    for (int next = parts.read(); next >= 0; next = parts.read()) {
      reserve(1);
      bytes[length++] = (byte) next;
      int room = (int) Math.min(bytes.length, limit) - length;
      length += parts.readNBytes(bytes, length, room);
    }
  }

  private void reserve(int more) {
    if (length + (long) more > limit) {
      throw new ResponseTooLargeException(limit);
    }
    if (length + more > bytes.length) {
      byte[] larger =
          ArrayPool.BYTES.take((int) Math.min(limit, Math.max(length + more, 2L * length)));
      System.arraycopy(bytes, 0, larger, 0, length);
      ArrayPool.BYTES.give(bytes);
      bytes = larger;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** It is not needed any more, by anyone. */
  private void release() {
    ArrayPool.BYTES.give(bytes);
    bytes = new byte[0];
  }
}
