package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.request.CachePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Copies in a file: whole or not at all. Written beside it first, then put in its place; read only
 * if its check sum is right and it belongs to the supergraph that is served.
 *
 * <pre>
 *   "ilmyeon copies 1"  supergraph  number  (query  name  variables  age  policy  tags  body)…  sum
 * </pre>
 */
record CopyFile(Path path) {

  private static final String FORMAT = "ilmyeon copies 1";

  /** Larger is no file of ours. */
  private static final long LARGEST = 256L * 1024 * 1024;

  private static final int SUM_BYTES = Long.BYTES;

  /**
   * A copy and what it answers.
   *
   * @param variables as JSON
   */
  record Kept(String query, @Nullable String operationName, String variables, Copy copy) {}

  /** Throws {@link IOException} if what was there is there still. */
  void write(String supergraph, List<Kept> copies) throws IOException {
    byte[] content = content(supergraph, copies);
    Path whole = path.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] content(String supergraph, List<Kept> copies) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(supergraph);
      out.writeInt(copies.size());
      for (Kept kept : copies) {
        write(kept, out);
      }
      out.writeLong(sum(bytes.toByteArray(), bytes.size()));
    }
    return bytes.toByteArray();
  }

  private static void write(Kept kept, DataOutputStream out) throws IOException {
    Copy copy = kept.copy();
    writeText(kept.query(), out);
    out.writeBoolean(kept.operationName() != null);
    if (kept.operationName() != null) {
      writeText(kept.operationName(), out);
    }
    writeText(kept.variables(), out);
    out.writeLong(copy.taken());
    out.writeInt(copy.policy().maxAge());
    out.writeInt(copy.tags().size());
    for (String tag : copy.tags()) {
      writeText(tag, out);
    }
    writeBytes(copy.body(), out);
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static long sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  /**
   * What was written for a supergraph: nothing if there is no file, or it was for another one.
   * Throws {@link IOException} with what is wrong.
   */
  List<Kept> read(String supergraph) throws IOException {
    byte[] content;
    try {
      if (Files.size(path) > LARGEST) {
        throw new IOException("it is too large");
      }
      content = Files.readAllBytes(path);
    } catch (NoSuchFileException _) {
      return List.of();
    }
    int length = content.length - SUM_BYTES;
    if (length < 0) {
      throw new IOException("it is too short");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 0, length));
        DataInputStream end =
            new DataInputStream(new ByteArrayInputStream(content, length, SUM_BYTES))) {
      if (end.readLong() != sum(content, length) || !in.readUTF().equals(FORMAT)) {
        throw new IOException("it is damaged, or no file of copies");
      }
      return in.readUTF().equals(supergraph) ? copies(in) : List.of();
    }
  }

  private static List<Kept> copies(DataInputStream in) throws IOException {
    int number = in.readInt();
    List<Kept> copies = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String query = text(in);
      String operationName = in.readBoolean() ? text(in) : null;
      String variables = text(in);
      long taken = in.readLong();
      CachePolicy policy = new CachePolicy(in.readInt(), true, true);
      Set<String> tags = new HashSet<>();
      int tagNumber = in.readInt();
      for (int tag = 0; tag < tagNumber; tag++) {
        tags.add(text(in));
      }
      Copy copy = new Copy(bytes(in), policy, taken, tags, true, 0);
      copies.add(new Kept(query, operationName, variables, copy));
    }
    return copies;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it is too short");
    }
    return bytes;
  }
}
