package dev.ilmyeon.gateway.server.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed (RFC 9110, 8.4.1). */
enum ContentCoding {
  IDENTITY,
  GZIP,
  DEFLATE;

  /** Those that there are, as a server is told. */
  static final String ACCEPTED = "gzip, deflate";

  /** By the name in {@code Content-Encoding}. */
  static ContentCoding of(@Nullable CharSequence name) {
    if (name == null) {
      return IDENTITY;
    }
    return switch (name.toString().trim().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> IDENTITY;
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      default -> throw new MalformedResponseException("its encoding is unknown: " + name, null);
    };
  }

  /**
   * The body as it was before.
   *
   * @throws ResponseTooLargeException as soon as it exceeds the limit: a few kilobytes can hold
   *     gigabytes
   */
  ResponseBody decode(ResponseBody coded, long limit) {
    if (this == IDENTITY || coded.length() == 0) {
      return coded;
    }
    ResponseBody decoded = new ResponseBody(-1, limit);
    try (InputStream parts = parts(coded)) {
      decoded.add(parts);
      coded.release();
      return decoded;
    } catch (IOException e) {
      throw new MalformedResponseException("it does not decompress", e);
    }
  }

  private InputStream parts(ResponseBody coded) throws IOException {
    InputStream in = new ByteArrayInputStream(coded.bytes(), 0, coded.length());
    return this == GZIP ? new GZIPInputStream(in) : new Deflated(in, hasNoWrapper(coded));
  }

  /** Deflate comes in the wrapper of zlib (RFC 1950), but many servers forget it. */
  private static boolean hasNoWrapper(ResponseBody coded) {
    byte[] bytes = coded.bytes();
    if (coded.length() < 2) {
      return true;
    }
    int head = (bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF;
    return (bytes[0] & 0xF) != Deflater.DEFLATED || head % 31 != 0;
  }

  /** Ends what it decompresses with, which is not of the heap. */
  private static final class Deflated extends InflaterInputStream {

    Deflated(InputStream in, boolean hasNoWrapper) {
      super(in, new Inflater(hasNoWrapper));
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
