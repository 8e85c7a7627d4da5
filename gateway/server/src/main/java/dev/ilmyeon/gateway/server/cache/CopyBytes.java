package dev.ilmyeon.gateway.server.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * A copy as bytes, outside of this process.
 *
 * <pre>
 *   taken  max-age  stale?  number  (tag)…  body
 * </pre>
 */
final class CopyBytes {

  private CopyBytes() {}

  static void write(Copy copy, DataOutputStream out) throws IOException {
    out.writeLong(copy.taken());
    out.writeInt(copy.policy().maxAge());
    out.writeBoolean(copy.policy().stale());
    out.writeInt(copy.tags().size());
    for (String tag : copy.tags()) {
      writeText(tag, out);
    }
    writeBytes(copy.body(), out);
  }

  /** {@code spare}: what it is to be from now on. */
  static Copy read(DataInputStream in, boolean spare) throws IOException {
    long taken = in.readLong();
    int maxAge = in.readInt();
    CachePolicy policy = new CachePolicy(maxAge, true, in.readBoolean());
    Set<String> tags = new HashSet<>();
    int number = in.readInt();
    for (int tag = 0; tag < number; tag++) {
      tags.add(text(in));
    }
    return new Copy(bytes(in), policy, taken, tags, spare, 0);
  }

  static byte[] of(Copy copy) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(copy.weight());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(copy, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written anywhere", e);
    }
    return bytes.toByteArray();
  }

  /** Throws {@link IOException} if it is none. */
  static Copy copy(byte[] bytes, boolean spare) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)), spare);
  }

  static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(UTF_8), out);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("it is too short");
    }
    return in.readNBytes(length);
  }
}
