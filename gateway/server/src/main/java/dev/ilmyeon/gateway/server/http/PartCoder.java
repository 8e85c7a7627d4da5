package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Compresses a response that comes in parts, so that each can be read when it has come. Safe for a
 * client that hangs up while a part is compressed: what is not of the heap may not be used any more
 * then.
 */
final class PartCoder implements AutoCloseable {

  private final @Nullable ContentCoding coding;
  private final ByteArrayOutputStream coded = new ByteArrayOutputStream();
  private @Nullable OutputStream encoder;
  private boolean closed;

  /** {@code coding}: null for none. */
  PartCoder(@Nullable ContentCoding coding) {
    this.coding = coding;
  }

  /** The next part as it goes out, all of it; after the last one there is no other. */
  synchronized byte[] code(byte[] part, boolean last) {
    if (coding == null) {
      return part;
    }
    coded.reset();
    if (closed) {
      return coded.toByteArray();
    }
    try {
      OutputStream out = encoder == null ? coding.encoder(coded) : encoder;
      encoder = out;
      out.write(part);
      if (last) {
        out.close();
      } else {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coded.toByteArray();
  }

  /** Gives back what is not of the heap; also after the last part, and instead of it. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (encoder != null) {
        encoder.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
