package dev.ilmyeon.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection: one request under way at a time. */
final class Client {

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ResponseReader reader = new ResponseReader();
  private ByteBuffer out = ByteBuffer.allocateDirect(16 * 1024);
  private byte[] scratch = new byte[16 * 1024];

  private Question question;
  private int number;
  private long sentAt;

  Client(Selector selector, InetSocketAddress address, Question first) throws IOException {
    channel = SocketChannel.open(address);
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = channel.register(selector, SelectionKey.OP_READ, this);
    question = first;
  }

  void ask(Question next, int nextNumber) throws IOException {
    question = next;
    number = nextNumber;
    reader.reset();
    int length = next.head.length + next.body.length;
    if (out.capacity() < length) {
      out = ByteBuffer.allocateDirect(length * 2);
      scratch = new byte[length * 2];
    }
    out.clear();
    put(next.head, next.headMarks);
    put(next.body, next.bodyMarks);
    out.flip();
    sentAt = System.nanoTime();
    write();
  }

  private void put(byte[] bytes, int[] marks) {
    if (marks.length == 0) {
      out.put(bytes);
      return;
    }
    System.arraycopy(bytes, 0, scratch, 0, bytes.length);
    Marker.write(scratch, marks, number);
    out.put(scratch, 0, bytes.length);
  }

  /** Goes on with a request that did not fit into the socket's buffer. */
  void write() throws IOException {
    channel.write(out);
    int wanted =
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  boolean hasToWrite() {
    return out.hasRemaining();
  }

  /** Whether the answer is there now. */
  boolean read(ByteBuffer buffer) throws IOException {
    return reader.read(channel, buffer);
  }

  long sentAt() {
    return sentAt;
  }

  int bodyLength() {
    return reader.bodyLength();
  }

  boolean isRight() {
    return reader.status() == 200
        && question.accepts(reader.body(), reader.bodyFrom(), reader.bodyLength(), number);
  }

  /** The beginning of the answer, for people. */
  String told() {
    int length = Math.min(400, reader.bodyLength());
    return reader.status()
        + " "
        + new String(reader.body(), reader.bodyFrom(), length, StandardCharsets.UTF_8);
  }

  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
