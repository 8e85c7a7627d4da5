package dev.ilmyeon.media.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/** Which bytes of a file a request wants (RFC 9110, section 14): all, one range, or none it has. */
sealed interface ByteSpan {

  /** The whole file. */
  record Whole() implements ByteSpan {}

  /** From {@code first} to {@code last}, both counted. */
  record Part(long first, long last) implements ByteSpan {

    long length() {
      return last - first + 1;
    }
  }

  /** A range that begins behind the file's end. */
  record Unsatisfiable() implements ByteSpan {}

  /**
   * Reads a {@code Range} header. What is malformed or asks for several ranges at once gets the
   * whole file, as the RFC lets us.
   */
  static ByteSpan of(@Nullable String header, long size) {
    if (header == null || header.length() > 64) {
      return new Whole();
    }
    List<HttpRange> ranges;
    try {
      ranges = HttpRange.parseRanges(header);
    } catch (IllegalArgumentException e) {
      return new Whole();
    }
    return ranges.size() == 1 ? of(ranges.getFirst(), size) : new Whole();
  }

  private static ByteSpan of(HttpRange range, long size) {
    long first = range.getRangeStart(size);
    long last = Math.min(range.getRangeEnd(size), size - 1);
    return first <= last ? new Part(first, last) : new Unsatisfiable();
  }
}
