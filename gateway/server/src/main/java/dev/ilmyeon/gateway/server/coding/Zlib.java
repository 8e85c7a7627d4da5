package dev.ilmyeon.gateway.server.coding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The JDK's. */
final class Zlib {

  private static final int BUFFER = 8 * 1024;

  /** A quarter of the time of the usual 6, for answers that are a tenth larger. */
  private static final int LEVEL = 2;

  private Zlib() {}

  static InputStream gunzip(InputStream in) throws IOException {
    return new GZIPInputStream(in, BUFFER);
  }

  static OutputStream gzip(OutputStream out) throws IOException {
    return new Gzip(out);
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER, true);
      def.setLevel(LEVEL);
    }
  }

  static InputStream inflate(byte[] coded, int length) {
    return new Inflated(new ByteArrayInputStream(coded, 0, length), hasNoWrapper(coded, length));
  }

  /** Deflate comes in the wrapper of zlib (RFC 1950), but many servers forget it. */
  private static boolean hasNoWrapper(byte[] bytes, int length) {
    if (length < 2) {
      return true;
    }
    int head = (bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF;
    return (bytes[0] & 0xF) != Deflater.DEFLATED || head % 31 != 0;
  }

  /** Ends what it decompresses with, which is not of the heap. */
  private static final class Inflated extends InflaterInputStream {

    Inflated(InputStream in, boolean hasNoWrapper) {
      super(in, new Inflater(hasNoWrapper));
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
