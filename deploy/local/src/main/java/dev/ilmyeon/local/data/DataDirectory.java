package dev.ilmyeon.local.data;

import dev.ilmyeon.local.terminal.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept between runs, below one directory that one launcher at a time holds by a lock. The
 * lock is the operating system's: a killed launcher leaves none behind.
 */
public final class DataDirectory implements Closeable {

  private static final String LOCK = "lock";

  /** What {@link #clear()} forgets. The caches, which hold no content, stay. */
  private static final List<String> CONTENT = List.of("postgres", "secrets", "media", "logs");

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /** Makes the directory if it is not there, and takes its lock; throws {@link Problem}. */
  public static DataDirectory open(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      refuseForeign(root);
      Files.createDirectories(root);
      FileChannel channel = lock(root);
      for (String part : List.of("run", "logs", "media")) {
        Files.createDirectories(root.resolve(part));
      }
      return new DataDirectory(root.toRealPath(), channel);
    } catch (IOException e) {
      throw new Problem(
          "The data directory %s cannot be used (%s): choose another by --data."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  private static void refuseForeign(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      if (!Files.exists(root.resolve(LOCK)) && files.findAny().isPresent()) {
        throw new Problem(
            "%s holds other files, so it is no place for the portal's data: choose another by --data."
                .formatted(root));
      }
    }
    String user = System.getProperty("user.name");
    String owner = Files.getOwner(root).getName();
    if (!Files.isWritable(root) || ("root".equals(user) && !owner.equals(user))) {
      throw new Problem(
          "%s belongs to %s: run as %s, or choose another directory by --data."
              .formatted(root, owner, owner));
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    Path file = root.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new Problem(
          "Another launcher (process %s) runs on %s: stop it, or choose another directory by --data."
              .formatted(holder, root));
    }
    channel.truncate(0);
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(pid));
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  /** The database server's cluster. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** The database server's programs, unpacked. */
  public Path binaries() {
    return root.resolve("binaries");
  }

  /** The applications as they start fastest: unpacked, with their start-up caches. */
  public Path applications() {
    return root.resolve("applications");
  }

  public Path media() {
    return root.resolve("media");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** One file for each running process. */
  public Path run() {
    return root.resolve("run");
  }

  /**
   * The passwords of this directory's databases, made on first use: one thread at a time, so that
   * all get the same.
   */
  public synchronized Secrets secrets() {
    return Secrets.readOrCreate(root.resolve("secrets"));
  }

  /** Whether an earlier run left content here. */
  public boolean hasContent() {
    return Files.exists(postgres());
  }

  /** Forgets all content, and nothing that this class did not put here. */
  public synchronized void clear() {
    try {
      for (String part : CONTENT) {
        Trees.delete(root.resolve(part));
      }
      Files.createDirectories(logs());
      Files.createDirectories(media());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
