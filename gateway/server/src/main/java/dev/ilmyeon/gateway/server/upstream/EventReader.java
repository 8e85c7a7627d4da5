package dev.ilmyeon.gateway.server.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Reads a stream of server-sent events (the HTML standard, 9.2.6), of which {@code event} and
 * {@code data} matter here. Lines end with LF, CR LF or CR, and may come in any pieces.
 */
final class EventReader {

  private static final ByteProcessor WITHIN_LINE = value -> value != '\n' && value != '\r';

  private final Handler handler;
  private final Bytes line;
  private final Bytes data;

  private String name = "";
  private boolean hasData;
  private boolean afterReturn;
  private boolean begun;

  /** Takes an event: its name, empty if it has none, and its data. */
  interface Handler {
    void event(String name, byte[] data);
  }

  /** Neither a line nor an event's data has more bytes than the limit. */
  EventReader(int limit, Handler handler) {
    this.handler = handler;
    this.line = new Bytes(limit);
    this.data = new Bytes(limit);
  }

  /** Throws {@link io.netty.handler.codec.TooLongFrameException}. */
  void read(ByteBuf part) {
    while (part.isReadable()) {
      if (afterReturn && part.getByte(part.readerIndex()) == '\n') {
        part.skipBytes(1);
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int end = part.forEachByte(WITHIN_LINE);
      line.add(part, (end < 0 ? part.writerIndex() : end) - part.readerIndex());
      if (end >= 0) {
        afterReturn = part.readByte() == '\r';
        line();
        line.clear();
      }
    }
  }

  private void line() {
    skipByteOrderMark();
    if (line.length() == 0) {
      dispatch();
      return;
    }
    int colon = 0;
    while (colon < line.length() && line.at(colon) != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, line.length());
    if (value < line.length() && line.at(value) == ' ') {
      value++;
    }
    switch (line.text(0, colon)) {
      case "event" -> name = line.text(value, line.length());
      case "data" -> {
        if (hasData) {
          data.add('\n');
        }
        hasData = true;
        data.add(line, value);
      }
      default -> {
        // A comment, an id, a time for reconnecting.
      }
    }
  }

  private void skipByteOrderMark() {
    if (!begun) {
      begun = true;
      if (line.length() >= 3 && line.text(0, 3).equals("\uFEFF")) {
        Bytes rest = new Bytes(line.length());
        rest.add(line, 3);
        line.clear();
        line.add(rest, 0);
      }
    }
  }

  /** An event without data is none, by the standard; but {@code complete} needs none. */
  private void dispatch() {
    if (hasData || !name.isEmpty()) {
      handler.event(name, data.take());
    }
    name = "";
    hasData = false;
  }
}
