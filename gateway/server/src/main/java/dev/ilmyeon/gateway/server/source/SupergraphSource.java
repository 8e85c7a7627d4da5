package dev.ilmyeon.gateway.server.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A place that holds a supergraph's text; {@code toString} names it, without secrets. Blocks, and
 * is used by one thread at a time.
 */
public sealed interface SupergraphSource extends AutoCloseable
    permits ClassPathSource, FileSource, UrlSource {

  /** Of a location: {@code classpath:} and a name, an http or https URL, or a file's path. */
  static SupergraphSource of(SupergraphProperties properties) {
    String location = properties.supergraph();
    if (location.startsWith(ClassPathSource.PREFIX)) {
      return new ClassPathSource(location.substring(ClassPathSource.PREFIX.length()));
    }
    String start = location.toLowerCase(Locale.ROOT);
    if (start.startsWith("http://") || start.startsWith("https://")) {
      return UrlSource.of(location, properties.supergraphHttp());
    }
    try {
      return new FileSource(Path.of(location));
    } catch (InvalidPathException e) {
      throw new UnreadableSupergraphException(location, "This is no path of a file.");
    }
  }

  /** The text as it is now. Throws {@link UnreadableSupergraphException}. */
  String read();

  /**
   * The text, if it may be another than the one read before. Throws {@link
   * UnreadableSupergraphException} if it is another and not to be read, and {@link
   * UnreachableSupergraphException} if nobody can say.
   */
  Optional<String> changed();

  /** How often it is worth a look where nothing else is configured; zero for never. */
  Duration usualPause();

  /** What has been served for good, to be kept for a start without the source. */
  default void keep(String text) {}

  /** The text that was kept last. */
  default Optional<String> kept() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
