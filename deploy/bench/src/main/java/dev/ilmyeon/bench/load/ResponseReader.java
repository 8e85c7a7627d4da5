package dev.ilmyeon.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads one HTTP/1.1 response after another from a connection: by length, or in chunks. */
final class ResponseReader {

  private static final int HEAD = -1;

  private byte[] raw = new byte[128 * 1024];
  private int filled;
  private int bodyStart = HEAD;
  private int status;
  private boolean chunked;

  /** Of a body by length: where it ends. Of chunks: where the next one's size begins. */
  private int next;

  private byte[] body = raw;
  private int bodyFrom;
  private int bodyLength;

  /** Takes what has come. Whether a whole response is there. */
  boolean read(SocketChannel channel, ByteBuffer buffer) throws IOException {
    while (true) {
      buffer.clear();
      int got = channel.read(buffer);
      if (got < 0) {
        throw new IOException("closed by the gateway");
      }
      if (got == 0) {
        return false;
      }
      buffer.flip();
      if (raw.length - filled < got) {
        raw = Arrays.copyOf(raw, Math.max(raw.length * 2, filled + got));
      }
      buffer.get(raw, filled, got);
      filled += got;
      if (isWhole()) {
        return true;
      }
    }
  }

  private boolean isWhole() throws IOException {
    if (bodyStart == HEAD && !readHead()) {
      return false;
    }
    if (!chunked) {
      body = raw;
      bodyFrom = bodyStart;
      bodyLength = next - bodyStart;
      return filled >= next;
    }
    return readChunks();
  }

  private boolean readHead() throws IOException {
    int end = endOfHead();
    if (end < 0) {
      return false;
    }
    String head = new String(raw, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    status = Integer.parseInt(head.substring(9, 12));
    bodyStart = end;
    int length = head.indexOf("\r\ncontent-length:");
    chunked = length < 0;
    next = end;
    if (!chunked) {
      int lineEnd = head.indexOf("\r\n", length + 2);
      next = end + Integer.parseInt(head.substring(length + 17, lineEnd).strip());
    } else if (!head.contains("\r\ntransfer-encoding: chunked")) {
      throw new IOException("a response without a length");
    } else {
      body = body == raw ? new byte[raw.length] : body;
      bodyFrom = 0;
      bodyLength = 0;
    }
    return true;
  }

  private int endOfHead() {
    for (int i = 3; i < filled; i++) {
      if (raw[i] == '\n' && raw[i - 1] == '\r' && raw[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean readChunks() throws IOException {
    while (true) {
      int size = 0;
      int at = next;
      while (at < filled && raw[at] != '\n') {
        int digit = Character.digit(raw[at++], 16);
        size = digit < 0 ? size : size * 16 + digit;
      }
      int data = at + 1;
      if (at >= filled || data + size + 2 > filled) {
        return false;
      }
      if (body.length < bodyLength + size) {
        body = Arrays.copyOf(body, Math.max(body.length * 2, bodyLength + size));
      }
      System.arraycopy(raw, data, body, bodyLength, size);
      bodyLength += size;
      next = data + size + 2;
      if (size == 0) {
        return true;
      }
    }
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  int bodyFrom() {
    return bodyFrom;
  }

  int bodyLength() {
    return bodyLength;
  }

  /** For the next response; nothing was asked ahead, so nothing is left over. */
  void reset() {
    filled = 0;
    bodyStart = HEAD;
  }
}
