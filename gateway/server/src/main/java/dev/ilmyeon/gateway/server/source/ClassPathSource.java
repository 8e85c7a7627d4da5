package dev.ilmyeon.gateway.server.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Inside the jar. */
record ClassPathSource(String name) implements SupergraphSource {

  static final String PREFIX = "classpath:";

  @Override
  public String read() {
    try (InputStream in = ClassPathSource.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new UnreadableSupergraphException(toString(), "There is none on the class path.");
      }
      return Utf8.text(in.readAllBytes(), toString());
    } catch (IOException e) {
      throw new UnreadableSupergraphException(
          toString(), "It can't be read: %s.".formatted(e.getMessage()));
    }
  }

  @Override
  public Optional<String> changed() {
    return Optional.empty();
  }

  @Override
  public Duration usualPause() {
    return Duration.ZERO;
  }

  @Override
  public String toString() {
    return PREFIX + name;
  }
}
