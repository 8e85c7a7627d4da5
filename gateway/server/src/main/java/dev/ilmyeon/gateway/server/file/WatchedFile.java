package dev.ilmyeon.gateway.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file holds, as it is now: it may be replaced or written over at any time. A change is
 * taken up when the file has stayed the same between two looks, so that nobody reads a half-written
 * one. A bad one, or one that has gone, changes nothing and is logged.
 */
public final class WatchedFile<T> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

  private final Path path;
  private final Function<String, T> parser;
  private final ScheduledExecutorService timer;
  private volatile T value;
  private Optional<Stamp> seen;
  private Optional<Stamp> taken;

  /** Equal as long as the text is the same. */
  private record Stamp(@Nullable Object key, FileTime modified, long size) {}

  /**
   * @param pause between looks
   * @param parser of its text; throws {@link IllegalArgumentException} with what is wrong
   * @throws UnreadableFileException if there is none, or a bad one
   */
  public WatchedFile(Path path, Duration pause, Function<String, T> parser) {
    this.path = path;
    this.parser = parser;
    this.seen = stamp();
    this.taken = seen;
    this.value = read();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch-" + path.getFileName()).daemon().factory());
    timer.scheduleWithFixedDelay(
        this::look, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  public T value() {
    return value;
  }

  private void look() {
    try {
      Optional<Stamp> now = stamp();
      boolean settled = now.equals(seen);
      seen = now;
      if (settled && !now.equals(taken)) {
        taken = now;
        value = read();
        log.info("The changed {} holds from now on", path);
      }
    } catch (UnreadableFileException e) {
      log.error("The changed {} does not hold, what was read before does. {}", path, e.reason());
    } catch (RuntimeException e) {
      log.error("{} could not be looked at", path, e);
    }
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Stamp(file.fileKey(), file.lastModifiedTime(), file.size()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private T read() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      return parser.apply(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (NoSuchFileException _) {
      throw new UnreadableFileException(path, "There is no such file.");
    } catch (AccessDeniedException _) {
      throw new UnreadableFileException(path, "The file may not be read.");
    } catch (CharacterCodingException _) {
      throw new UnreadableFileException(path, "It is not UTF-8 text.");
    } catch (IOException e) {
      throw new UnreadableFileException(
          path, "The file can't be read: %s.".formatted(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(path, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
