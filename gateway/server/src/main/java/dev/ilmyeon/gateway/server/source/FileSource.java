package dev.ilmyeon.gateway.server.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of its own, which may be replaced or written over while it is served. A change is taken up
 * when the file has stayed the same between two looks, so that nobody reads a half-written one; a
 * file that has gone is no change.
 */
final class FileSource implements SupergraphSource {

  private final Path path;

  private Optional<Stamp> seen = Optional.empty();
  private Optional<Stamp> taken = Optional.empty();

  /** Equal as long as the text is the same. */
  private record Stamp(@Nullable Object key, FileTime modified, long size) {}

  FileSource(Path path) {
    this.path = path;
  }

  @Override
  public String read() {
    seen = stamp();
    taken = seen;
    return text();
  }

  @Override
  public Optional<String> changed() {
    Optional<Stamp> now = stamp();
    boolean settled = now.equals(seen);
    seen = now;
    if (!settled || now.isEmpty() || now.equals(taken)) {
      return Optional.empty();
    }
    taken = now;
    return Optional.of(text());
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Stamp(file.fileKey(), file.lastModifiedTime(), file.size()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String text() {
    try {
      return Utf8.text(Files.readAllBytes(path), toString());
    } catch (NoSuchFileException _) {
      throw new UnreadableSupergraphException(toString(), "There is no such file.");
    } catch (AccessDeniedException _) {
      throw new UnreadableSupergraphException(toString(), "The file may not be read.");
    } catch (IOException e) {
      throw new UnreadableSupergraphException(
          toString(), "The file can't be read: %s.".formatted(e.getMessage()));
    }
  }

  @Override
  public Duration usualPause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
