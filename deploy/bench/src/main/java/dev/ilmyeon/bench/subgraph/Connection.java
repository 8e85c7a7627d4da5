package dev.ilmyeon.bench.subgraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;

/** One of the gateway's connections: requests come in, by length or in chunks, and are answered. */
final class Connection {

  /** Gives the response to a request: the head from {@code start}, the body from {@code from}. */
  interface Handler {
    ByteBuffer handle(byte[] bytes, int start, int head, byte[] body, int from, int to);
  }

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
  private byte[] in = new byte[32 * 1024];
  private int filled;

  Connection(SocketChannel channel) {
    this.channel = channel;
  }

  void read(Handler handler) throws IOException {
    if (filled == in.length) {
      in = Arrays.copyOf(in, in.length * 2);
    }
    int got = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
    if (got < 0) {
      throw new IOException("closed");
    }
    filled += got;
    int used = 0;
    while (used < filled) {
      int taken = take(used, handler);
      if (taken == 0) {
        break;
      }
      used += taken;
    }
    System.arraycopy(in, used, in, 0, filled - used);
    filled -= used;
  }

  /** The length of the request that begins at {@code start}, or 0 if it is not all there. */
  private int take(int start, Handler handler) throws IOException {
    int body = endOfHead(start);
    if (body < 0) {
      return 0;
    }
    int length = header(start, body, LENGTH);
    if (length < 0) {
      return takeChunks(start, body, handler);
    }
    int size = 0;
    for (int i = length; in[i] >= '0' && in[i] <= '9'; i++) {
      size = size * 10 + in[i] - '0';
    }
    int end = body + size;
    if (end > filled) {
      return 0;
    }
    send(handler.handle(in, start, body, in, body, end));
    return end - start;
  }

  private int takeChunks(int start, int bodyStart, Handler handler) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = bodyStart;
    while (true) {
      int size = 0;
      while (at < filled && in[at] != '\n') {
        int digit = Character.digit(in[at++], 16);
        size = digit < 0 ? size : size * 16 + digit;
      }
      int end = at + 1 + size + 2;
      if (at >= filled || end > filled) {
        return 0;
      }
      body.write(in, at + 1, size);
      at = end;
      if (size == 0) {
        byte[] whole = body.toByteArray();
        send(handler.handle(in, start, bodyStart, whole, 0, whole.length));
        return at - start;
      }
    }
  }

  private int endOfHead(int from) {
    for (int i = from + 3; i < filled; i++) {
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /** Where the value of a header begins, or -1. {@code name} in lower case, with its colon. */
  private int header(int from, int to, byte[] name) {
    return header(in, from, to, name);
  }

  static int header(byte[] in, int from, int to, byte[] name) {
    for (int i = from; i < to; ) {
      int k = 0;
      while (k < name.length && i + k < to && lower(in[i + k]) == name[k]) {
        k++;
      }
      if (k == name.length) {
        i += k;
        while (in[i] == ' ') {
          i++;
        }
        return i;
      }
      while (i < to && in[i] != '\n') {
        i++;
      }
      i++;
    }
    return -1;
  }

  private static int lower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }

  private void send(ByteBuffer response) throws IOException {
    if (out.isEmpty()) {
      channel.write(response);
    }
    if (response.hasRemaining()) {
      out.add(response);
    }
  }

  /** Goes on writing; says what to wait for. */
  int write() throws IOException {
    while (!out.isEmpty()) {
      channel.write(out.peek());
      if (out.peek().hasRemaining()) {
        return SelectionKey.OP_READ | SelectionKey.OP_WRITE;
      }
      out.remove();
    }
    return SelectionKey.OP_READ;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
