package dev.ilmyeon.gateway.server.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Copies in a file: whole or not at all. Written beside it first, then put in its place; read only
 * if its check sum is right and it belongs to the supergraph that is served.
 *
 * <pre>
 *   "ilmyeon copies 2"  supergraph  place  number  (query  name  variables  copy)…  sum
 * </pre>
 */
record CopyFile(Path path) {

  private static final String FORMAT = "ilmyeon copies 2";

  /** Larger is no file of ours. */
  private static final long LARGEST = 256L * 1024 * 1024;

  private static final int SUM_BYTES = Long.BYTES;

  /**
   * A copy and what it answers.
   *
   * @param variables as JSON
   */
  record Kept(String query, @Nullable String operationName, String variables, Copy copy) {}

  /**
   * All that is in it.
   *
   * @param place how far what has changed was known when they were looked for, as {@link
   *     dev.ilmyeon.gateway.server.shared.ChangeLog#place()}; empty if gateways did not share that
   */
  record Content(String place, List<Kept> copies) {

    static final Content NONE = new Content("", List.of());
  }

  /** Throws {@link IOException} if what was there is there still. */
  void write(String supergraph, Content all) throws IOException {
    byte[] content = bytes(supergraph, all);
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

  private static byte[] bytes(String supergraph, Content all) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(supergraph);
      out.writeUTF(all.place());
      out.writeInt(all.copies().size());
      for (Kept kept : all.copies()) {
        write(kept, out);
      }
      out.writeLong(sum(bytes.toByteArray(), bytes.size()));
    }
    return bytes.toByteArray();
  }

  private static void write(Kept kept, DataOutputStream out) throws IOException {
    CopyBytes.writeText(kept.query(), out);
    out.writeBoolean(kept.operationName() != null);
    if (kept.operationName() != null) {
      CopyBytes.writeText(kept.operationName(), out);
    }
    CopyBytes.writeText(kept.variables(), out);
    CopyBytes.write(kept.copy(), out);
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
  Content read(String supergraph) throws IOException {
    byte[] content;
    try {
      if (Files.size(path) > LARGEST) {
        throw new IOException("it is too large");
      }
      content = Files.readAllBytes(path);
    } catch (NoSuchFileException _) {
      return Content.NONE;
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
      return in.readUTF().equals(supergraph) ? new Content(in.readUTF(), copies(in)) : Content.NONE;
    }
  }

  private static List<Kept> copies(DataInputStream in) throws IOException {
    int number = in.readInt();
    List<Kept> copies = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String query = CopyBytes.text(in);
      String operationName = in.readBoolean() ? CopyBytes.text(in) : null;
      String variables = CopyBytes.text(in);
      copies.add(new Kept(query, operationName, variables, CopyBytes.read(in, true)));
    }
    return copies;
  }
}
