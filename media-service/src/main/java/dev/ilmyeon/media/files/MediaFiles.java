package dev.ilmyeon.media.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The directory that originals and renditions are kept in. Names come from numbers, hashes and
 * enums, never from what a client sent. Every method blocks.
 */
public final class MediaFiles {

  private static final String UNFINISHED = "unfinished";

  private final Path directory;
  private final FreeSpace space;
  private final long reserve;

  /**
   * Files below a directory.
   *
   * @param reserve how many bytes are left free: with less nothing more is written
   */
  public MediaFiles(Path directory, FreeSpace space, long reserve) {
    this.directory = directory.toAbsolutePath().normalize();
    this.space = space;
    this.reserve = reserve;
  }

  /** Where a file belongs, spread over folders by the first letters of its name. */
  public Path path(String kind, String name) {
    return folder(kind).resolve(name.substring(0, 2)).resolve(name);
  }

  /** Where all files of a kind are. */
  public Path folder(String kind) {
    return directory.resolve(kind);
  }

  /** The size of a file; empty if it is not there. */
  public OptionalLong size(Path path) throws IOException {
    return Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
  }

  /**
   * Writes a file that nobody sees before it is whole and on the disk; whoever wrote the same at
   * once wins too.
   *
   * @throws DiskFullException if there is no room for it
   */
  public void write(Path path, Content content) throws IOException {
    checkSpace();
    Path folder = Files.createDirectories(path.getParent());
    Path unfinished =
        Files.createTempFile(Files.createDirectories(folder(UNFINISHED)), "", ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        OutputStream out = Channels.newOutputStream(channel);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException e) {
      throw DiskFullException.of(e);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Throws unless something may be written.
   *
   * @throws DiskFullException if less than the reserve is left
   */
  public void checkSpace() throws IOException {
    if (space.bytes(Files.createDirectories(directory)) < reserve) {
      throw new DiskFullException("Less than the reserve is left");
    }
  }

  /** Deletes what was being written before {@code moment}, by a process that ended in between. */
  public void sweepUnfinished(Instant moment) throws IOException {
    Path folder = Files.createDirectories(folder(UNFINISHED));
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A rename is on the disk once its directory is; Windows opens no directories. */
  private static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
