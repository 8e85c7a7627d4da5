package dev.ilmyeon.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A file that no other user ever reads, not even while it is being written. */
public final class PrivateFile {

  private PrivateFile() {}

  /** Writes it anew. */
  public static void write(Path file, List<String> lines) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, lines);
  }
}
