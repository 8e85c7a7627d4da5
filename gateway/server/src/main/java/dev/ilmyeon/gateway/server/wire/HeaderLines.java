package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header lines as they go over the wire, encoded once for all requests that carry them. */
public final class HeaderLines {

  public static final HeaderLines NONE = new HeaderLines(new byte[0]);

  private static final int LATIN_1 = 0xFF;

  private final byte[] bytes;

  /** Names and values in turn, once they were asked for. */
  private AsciiString @Nullable [] pairs;

  private HeaderLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Collects lines. */
  public static final class Builder {

    private final StringBuilder lines = new StringBuilder(128);

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException if it were none, or more than one
     */
    public Builder add(String name, String value) {
      if (name.isEmpty() || HttpHeaderValidationUtil.validateToken(name) >= 0) {
        throw new IllegalArgumentException("not the name of a header: " + name);
      }
      if (HttpHeaderValidationUtil.validateValidHeaderValue(value) >= 0
          || value.chars().anyMatch(c -> c > LATIN_1)) {
        throw new IllegalArgumentException("not a value of header " + name);
      }
      lines.append(name).append(": ").append(value).append("\r\n");
      return this;
    }

    public HeaderLines build() {
      return new HeaderLines(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** These, and then those. */
  public HeaderLines and(HeaderLines others) {
    if (others.bytes.length == 0) {
      return this;
    }
    byte[] all = Arrays.copyOf(bytes, bytes.length + others.bytes.length);
    System.arraycopy(others.bytes, 0, all, bytes.length, others.bytes.length);
    return new HeaderLines(all);
  }

  int length() {
    return bytes.length;
  }

  void write(ByteBuf out) {
    out.writeBytes(bytes);
  }

  /** For HTTP/2: names, in lower case, and values in turn. */
  AsciiString[] pairs() {
    AsciiString[] known = pairs;
    if (known == null) {
      known = split();
      pairs = known;
    }
    return known;
  }

  private AsciiString[] split() {
    List<AsciiString> parts = new ArrayList<>();
    AsciiString lines = new AsciiString(bytes, false);
    for (int start = 0; start < bytes.length; ) {
      int colon = lines.indexOf(": ", start);
      int end = lines.indexOf("\r\n", colon);
      parts.add(lines.subSequence(start, colon, false).toLowerCase());
      parts.add(lines.subSequence(colon + 2, end, false));
      start = end + 2;
    }
    return parts.toArray(AsciiString[]::new);
  }
}
