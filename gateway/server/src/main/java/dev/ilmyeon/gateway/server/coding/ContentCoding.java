package dev.ilmyeon.gateway.server.coding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a body is compressed (RFC 9110, 8.4.1). Brotli and Zstandard need a native library, which
 * this platform may lack: then they are as good as unknown here.
 */
public enum ContentCoding {
  IDENTITY("identity"),
  GZIP("gzip") {
    @Override
    public InputStream decoder(byte[] coded, int length) throws IOException {
      return Zlib.gunzip(new ByteArrayInputStream(coded, 0, length));
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return Zlib.gzip(out);
    }
  },
  /** Only read: what it is, servers never agreed on. */
  DEFLATE("deflate") {
    @Override
    public InputStream decoder(byte[] coded, int length) {
      return Zlib.inflate(coded, length);
    }
  },
  BROTLI("br") {
    @Override
    boolean isThere() {
      return Brotli.AVAILABLE;
    }

    @Override
    public InputStream decoder(byte[] coded, int length) throws IOException {
      return Brotli.decoder(new ByteArrayInputStream(coded, 0, length));
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return Brotli.encoder(out);
    }
  },
  ZSTANDARD("zstd") {
    @Override
    boolean isThere() {
      return Zstandard.AVAILABLE;
    }

    @Override
    public InputStream decoder(byte[] coded, int length) throws IOException {
      return Zstandard.decoder(new ByteArrayInputStream(coded, 0, length));
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return Zstandard.encoder(out);
    }
  };

  private final String label;

  ContentCoding(String label) {
    this.label = label;
  }

  /** By its name in a header, null if it is unknown here; no name at all is the identity. */
  public static @Nullable ContentCoding of(@Nullable CharSequence name) {
    if (name == null) {
      return IDENTITY;
    }
    String plain = name.toString().trim().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case "" -> IDENTITY;
      case "x-gzip" -> GZIP;
      default -> known(plain);
    };
  }

  private static @Nullable ContentCoding known(String name) {
    for (ContentCoding coding : values()) {
      if (coding.label.equals(name) && coding.isThere()) {
        return coding;
      }
    }
    return null;
  }

  /** All that can be read here, for {@code Accept-Encoding}. */
  public static String readable() {
    return Arrays.stream(values())
        .filter(coding -> coding != IDENTITY && coding.isThere())
        .map(ContentCoding::label)
        .collect(Collectors.joining(", "));
  }

  /** As headers name it. */
  public String label() {
    return label;
  }

  boolean isThere() {
    return true;
  }

  /** Whether {@link #encoder} makes something of it. */
  public boolean isWritable() {
    return this != IDENTITY && this != DEFLATE && isThere();
  }

  /**
   * The body as it was before, as it is decompressed: who throws when too much has come has not had
   * more than that, and a few kilobytes more.
   *
   * @throws IOException if it is not so compressed
   */
  public InputStream decoder(byte[] coded, int length) throws IOException {
    return new ByteArrayInputStream(coded, 0, length);
  }

  /**
   * What is written to it goes to {@code out} compressed: with {@code flush()} all that was written
   * until then. To be closed, which closes {@code out} too.
   */
  public OutputStream encoder(OutputStream out) throws IOException {
    return out;
  }
}
