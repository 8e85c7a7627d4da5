package dev.ilmyeon.bench.subgraph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;

/** What is spoken on a connection. */
interface Protocol {

  /** So many bytes tell which: a request is {@code POST}, HTTP/2 begins with {@code PRI}. */
  int TELLING = 2;

  /**
   * Takes the request or frame that begins at {@code start}.
   *
   * @param filled where what has come ends
   * @param out takes what is to be written
   * @return its length, or 0 if it is not all there
   */
  int take(byte[] in, int start, int filled, Queue<ByteBuffer> out) throws IOException;

  /** By the first bytes of a connection. */
  static Protocol of(byte[] in, Site site) {
    return in[1] == 'R' ? new Http2(site) : new Http1(site);
  }
}
