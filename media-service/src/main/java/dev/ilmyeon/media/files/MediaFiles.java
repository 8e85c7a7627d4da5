package dev.ilmyeon.media.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * The directory that originals and renditions are kept in. Names come from numbers, hashes and
 * enums, never from what a client sent. Every method blocks.
 */
public final class MediaFiles {

  private final Path directory;

  MediaFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Where a file belongs, spread over folders by the first letters of its name. */
  public Path path(String kind, String name) {
    return directory.resolve(kind).resolve(name.substring(0, 2)).resolve(name);
  }

  /** The size of a file; empty if it is not there. */
  public OptionalLong size(Path path) throws IOException {
    return Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
  }

  /** Writes a file that nobody sees before it is whole; whoever wrote the same at once wins too. */
  public void write(Path path, Content content) throws IOException {
    Path folder = Files.createDirectories(path.getParent());
    Path unfinished = Files.createTempFile(folder, "", ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        OutputStream out = Channels.newOutputStream(channel);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
