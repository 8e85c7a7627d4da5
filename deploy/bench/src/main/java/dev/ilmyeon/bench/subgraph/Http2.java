package dev.ilmyeon.bench.subgraph;

import dev.ilmyeon.bench.subgraph.Frames.Type;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 from the first byte, without TLS (RFC 9113, 3.3), as much of it as a server needs that
 * believes its clients: what they do wrong ends the connection at most. Flow control is kept in
 * both directions.
 */
final class Http2 implements Protocol {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int SETTING_STREAM_WINDOW = 4;
  private static final int SETTING_LARGEST_FRAME = 5;
  private static final int SETTING = 6;
  private static final int PRIORITY = 5;

  private final Site site;
  private final DefaultHttp2HeadersDecoder decoder =
      new DefaultHttp2HeadersDecoder(false, LONGEST_HEAD);
  private final Map<Integer, Stream> streams = new LinkedHashMap<>();

  private boolean greeted;

  /** What the client takes, of all and of each response; a setting can make it negative. */
  private long window = 65_535;

  private int streamWindow = 65_535;
  private int largestFrame = 16_384;

  /** Bytes that have come since the client was told that it may send more. */
  private int unacknowledged;

  /** A head that goes on in the next frame. */
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();

  private int headFlags;

  Http2(Site site) {
    this.site = site;
  }

  /** A request as it comes, and its response as it goes. */
  private static final class Stream {
    final int id;
    final byte[] path;
    final boolean counted;
    final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    long window;
    @Nullable ByteBuffer rest;

    Stream(int id, byte[] path, boolean counted, long window) {
      this.id = id;
      this.path = path;
      this.counted = counted;
      this.window = window;
    }
  }

  @Override
  public int take(byte[] in, int start, int filled, Queue<ByteBuffer> out) throws IOException {
    if (!greeted) {
      return greet(in, start, filled, out);
    }
    if (filled - start < Frames.HEAD) {
      return 0;
    }
    int from = start + Frames.HEAD;
    int to = from + Frames.length(in, start);
    if (to > filled) {
      return 0;
    }
    int flags = in[start + 4];
    int id = Frames.number(in, start + 5) & Integer.MAX_VALUE;
    switch (in[start + 3]) {
      case Type.DATA -> data(id, flags, in, from, to, out);
      case Type.HEADERS -> headers(id, flags, in, from, to, out);
      case Type.CONTINUATION -> continued(id, flags, in, from, to, out);
      case Type.RESET -> streams.remove(id);
      case Type.SETTINGS -> settings(flags, in, from, to, out);
      case Type.PING -> ping(flags, in, from, to, out);
      case Type.WINDOW_UPDATE -> widened(id, Frames.number(in, from), out);
      default -> {
        // Priorities, a good-bye before the end, or what nobody knows.
      }
    }
    return to - start;
  }

  private int greet(byte[] in, int start, int filled, Queue<ByteBuffer> out) throws IOException {
    int end = start + PREFACE.length;
    if (end > filled) {
      return 0;
    }
    if (!Arrays.equals(in, start, end, PREFACE, 0, PREFACE.length)) {
      throw new IOException("no HTTP/2");
    }
    greeted = true;
    out.add(Frames.greeting());
    return PREFACE.length;
  }

  private void settings(int flags, byte[] in, int from, int to, Queue<ByteBuffer> out) {
    if ((flags & Frames.ACK) != 0) {
      return;
    }
    for (int at = from; at + SETTING <= to; at += SETTING) {
      int value = Frames.number(in, at + 2);
      switch (in[at + 1]) {
        case SETTING_STREAM_WINDOW -> {
          int more = value - streamWindow;
          streamWindow = value;
          streams.values().forEach(each -> each.window += more);
        }
        case SETTING_LARGEST_FRAME -> largestFrame = value;
        default -> {
          // The table of headers is not used; the rest is about what a server does not do.
        }
      }
    }
    out.add(Frames.frame(Type.SETTINGS, Frames.ACK, 0));
    sendAll(out);
  }

  private static void ping(int flags, byte[] in, int from, int to, Queue<ByteBuffer> out) {
    if ((flags & Frames.ACK) == 0) {
      out.add(Frames.frame(Type.PING, Frames.ACK, 0, Arrays.copyOfRange(in, from, to)));
    }
  }

  private void widened(int id, int more, Queue<ByteBuffer> out) {
    if (id == 0) {
      window += more;
      sendAll(out);
      return;
    }
    Stream stream = streams.get(id);
    if (stream != null) {
      stream.window += more;
      send(stream, out);
    }
  }

  private void headers(int id, int flags, byte[] in, int from, int to, Queue<ByteBuffer> out)
      throws IOException {
    boolean padded = (flags & Frames.PADDED) != 0;
    int start = from + (padded ? 1 : 0) + ((flags & Frames.PRIORITIZED) != 0 ? PRIORITY : 0);
    headFlags = flags;
    head.reset();
    continued(id, flags, in, start, padded ? to - (in[from] & 0xFF) : to, out);
  }

  private void continued(int id, int flags, byte[] in, int from, int to, Queue<ByteBuffer> out)
      throws IOException {
    head.write(in, from, to - from);
    if ((flags & Frames.END_HEADERS) == 0) {
      return;
    }
    Http2Headers headers = decoded(id);
    Stream known = streams.get(id);
    CharSequence path = headers.path();
    if (known == null && path != null) {
      known =
          new Stream(
              id,
              path.toString().getBytes(StandardCharsets.US_ASCII),
              headers.contains(site.counted()),
              streamWindow);
      streams.put(id, known);
    }
    if (known != null && (headFlags & Frames.END_STREAM) != 0) {
      byte[] body = known.body.toByteArray();
      respond(known, body, 0, body.length, out);
    }
  }

  private Http2Headers decoded(int id) throws IOException {
    try {
      return decoder.decodeHeaders(id, Unpooled.wrappedBuffer(head.toByteArray()));
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
  }

  private void data(int id, int flags, byte[] in, int from, int to, Queue<ByteBuffer> out) {
    boolean last = (flags & Frames.END_STREAM) != 0;
    acknowledge(last ? 0 : id, to - from, out);
    Stream stream = streams.get(id);
    if (stream == null) {
      return;
    }
    boolean padded = (flags & Frames.PADDED) != 0;
    int start = padded ? from + 1 : from;
    int end = padded ? to - (in[from] & 0xFF) : to;
    if (last && stream.body.size() == 0) {
      respond(stream, in, start, end, out);
      return;
    }
    stream.body.write(in, start, end - start);
    if (last) {
      byte[] body = stream.body.toByteArray();
      respond(stream, body, 0, body.length, out);
    }
  }

  /** What has come is taken: as much more may come, of all, and of a request that is not over. */
  private void acknowledge(int id, int length, Queue<ByteBuffer> out) {
    unacknowledged += length;
    if (unacknowledged > Frames.CONNECTION_WINDOW / 2) {
      out.add(Frames.windowUpdate(0, unacknowledged));
      unacknowledged = 0;
    }
    if (id > 0 && length > 0) {
      out.add(Frames.windowUpdate(id, length));
    }
  }

  private void respond(Stream stream, byte[] body, int from, int to, Queue<ByteBuffer> out) {
    Site.Post post =
        new Site.Post(stream.path, 0, stream.path.length, stream.counted, body, from, to);
    ByteBuffer answer = site.answer(post, false);
    if (answer == null) {
      out.add(Frames.notFound(stream.id));
      streams.remove(stream.id);
    } else {
      out.add(Frames.ok(stream.id, answer.remaining()));
      stream.rest = answer;
      send(stream, out);
    }
  }

  private void sendAll(Queue<ByteBuffer> out) {
    for (Stream stream : streams.values().toArray(Stream[]::new)) {
      send(stream, out);
    }
  }

  /** As much of the response as the client takes now. */
  private void send(Stream stream, Queue<ByteBuffer> out) {
    ByteBuffer rest = stream.rest;
    if (rest == null) {
      return;
    }
    while (rest.hasRemaining()) {
      long takes = Math.min(Math.min(window, stream.window), largestFrame);
      if (takes <= 0) {
        return;
      }
      int size = (int) Math.min(takes, rest.remaining());
      boolean last = size == rest.remaining();
      out.add(Frames.head(size, Type.DATA, last ? Frames.END_STREAM : 0, stream.id));
      out.add(rest.slice(rest.position(), size));
      rest.position(rest.position() + size);
      window -= size;
      stream.window -= size;
    }
    streams.remove(stream.id);
  }
}
