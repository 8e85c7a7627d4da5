package dev.ilmyeon.bench.subgraph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One of the gateway's connections: bytes that come and go, of which its protocol makes sense. */
final class Connection {

  private static final ByteBuffer[] NONE = {};

  private final SocketChannel channel;
  private final Site site;
  private final ArrayDeque<ByteBuffer> out = new ArrayDeque<>();
  private @Nullable Protocol protocol;
  private byte[] in = new byte[32 * 1024];
  private int filled;

  Connection(SocketChannel channel, Site site) {
    this.channel = channel;
    this.site = site;
  }

  void read() throws IOException {
    if (filled == in.length) {
      in = Arrays.copyOf(in, in.length * 2);
    }
    int got = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
    if (got < 0) {
      throw new IOException("closed");
    }
    filled += got;
    if (protocol == null && filled >= Protocol.TELLING) {
      protocol = Protocol.of(in, site);
    }
    if (protocol != null) {
      take(protocol);
    }
  }

  private void take(Protocol spoken) throws IOException {
    int used = 0;
    while (used < filled) {
      int taken = spoken.take(in, used, filled, out);
      if (taken == 0) {
        break;
      }
      used += taken;
    }
    System.arraycopy(in, used, in, 0, filled - used);
    filled -= used;
  }

  /** Writes what there is, as far as the socket takes it; says what to wait for. */
  int write() throws IOException {
    while (!out.isEmpty()) {
      long written =
          out.size() == 1 ? channel.write(out.getFirst()) : channel.write(out.toArray(NONE));
      while (!out.isEmpty() && !out.getFirst().hasRemaining()) {
        out.removeFirst();
      }
      if (written == 0) {
        return SelectionKey.OP_READ | SelectionKey.OP_WRITE;
      }
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
