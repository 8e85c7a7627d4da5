package dev.ilmyeon.weather.kma.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of KMA's, itself or in a file; never shown.
 *
 * @param value itself, decoded: as the portal shows it beside "Decoding"
 * @param file or a file that holds it
 */
public record ApiKey(@Nullable String value, @Nullable Path file) {

  public ApiKey {
    if (value != null && file != null) {
      throw new IllegalArgumentException("either value or file, not both");
    }
  }

  /** Empty where none is configured. */
  Optional<String> read() {
    try {
      return Optional.ofNullable(file == null ? value : Files.readString(file))
          .map(String::strip)
          .filter(key -> !key.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException("A key for KMA can't be read from " + file, e);
    }
  }

  @Override
  public String toString() {
    return "ApiKey";
  }
}
