package dev.ilmyeon.media.signing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What signs the addresses of uploads and of renditions in sizes that are not listed; the same for
 * all instances. Without it one is made and kept in the data directory.
 *
 * @param value itself, of at least 32 characters
 * @param file or a file that holds it
 */
@ConfigurationProperties(value = "ilmyeon.media.signing-key", ignoreUnknownFields = false)
record SigningProperties(@Nullable String value, @Nullable Path file) {

  SigningProperties {
    if (value != null && file != null) {
      throw new IllegalArgumentException(
          "ilmyeon.media.signing-key: either value or file, not both");
    }
  }

  @Override
  public String toString() {
    return "SigningProperties";
  }
}
