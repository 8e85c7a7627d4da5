package dev.ilmyeon.media.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that can be made again, up to a size in all: where they exceed it, those that were not used
 * for longest are deleted until a tenth is free. What was used within the last minute stays, since
 * it may be on its way to somebody.
 */
public final class Shelf {

  private static final long IN_USE = Duration.ofMinutes(1).toNanos();

  private final MediaFiles files;
  private final String kind;
  private final long space;
  private final Map<Path, Item> items = new ConcurrentHashMap<>();
  private final AtomicLong total = new AtomicLong();
  private final AtomicBoolean surveyed = new AtomicBoolean();
  private final AtomicBoolean clearing = new AtomicBoolean();

  /** A shelf for one kind of files, of at most {@code space} bytes. */
  public Shelf(MediaFiles files, String kind, long space) {
    this.files = files;
    this.kind = kind;
    this.space = space;
  }

  /** A file that is there. Asks the file system, which is quick for what was used before. */
  public Optional<KeptFile> find(String name) throws IOException {
    Path path = files.path(kind, name);
    if (!Files.isRegularFile(path)) {
      forget(path);
      return Optional.empty();
    }
    return Optional.of(new KeptFile(path, use(path)));
  }

  /** Whether the file was found or put before: then {@link #find} does not wait for a disk. */
  public boolean knows(String name) {
    return items.containsKey(files.path(kind, name));
  }

  /**
   * Keeps a file, and makes room where that was the one too many. Blocks.
   *
   * @throws DiskFullException if it can not be kept although nothing is left to delete
   */
  public KeptFile put(String name, MediaFiles.Content content) throws IOException {
    survey();
    Path path = files.path(kind, name);
    try {
      files.write(path, content);
    } catch (DiskFullException e) {
      clear(0);
      files.write(path, content);
    }
    KeptFile kept = new KeptFile(path, use(path));
    if (total.get() > space) {
      clear(space / 10 * 9);
    }
    return kept;
  }

  /** How many bytes its files take, as far as is known. */
  public long total() {
    return total.get();
  }

  /** Learns once what an earlier process has kept; all that counts as equally old. */
  private void survey() throws IOException {
    if (!surveyed.compareAndSet(false, true)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> all = Files.walk(Files.createDirectories(files.folder(kind)))) {
      found = all.filter(Files::isRegularFile).toList();
    }
    for (Path path : found) {
      add(path, System.nanoTime() - 2 * IN_USE);
    }
  }

  private long use(Path path) throws IOException {
    Item item = add(path, System.nanoTime());
    item.used = System.nanoTime();
    return item.size;
  }

  private Item add(Path path, long used) throws IOException {
    Item known = items.get(path);
    if (known != null) {
      return known;
    }
    Item item = new Item(Files.size(path), used);
    Item other = items.putIfAbsent(path, item);
    if (other != null) {
      return other;
    }
    total.addAndGet(item.size);
    return item;
  }

  private void forget(Path path) {
    @Nullable Item item = items.remove(path);
    if (item != null) {
      total.addAndGet(-item.size);
    }
  }

  private void clear(long target) throws IOException {
    if (!clearing.compareAndSet(false, true)) {
      return;
    }
    try {
      long now = System.nanoTime();
      List<Path> oldest =
          items.entrySet().stream()
              .map(entry -> Map.entry(entry.getKey(), entry.getValue().used))
              .filter(entry -> now - entry.getValue() > IN_USE)
              .sorted(Comparator.comparingLong(entry -> entry.getValue() - now))
              .map(Map.Entry::getKey)
              .toList();
      for (Path path : oldest) {
        if (total.get() <= target) {
          return;
        }
        Files.deleteIfExists(path);
        forget(path);
      }
    } finally {
      clearing.set(false);
    }
  }

  private static final class Item {
    private final long size;
    private volatile long used;

    Item(long size, long used) {
      this.size = size;
      this.used = used;
    }
  }
}
