package dev.ilmyeon.platform.subgraph.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secret that the gateway shows; without one whoever can reach the service is answered.
 *
 * @param value itself
 * @param file or a file that holds it
 * @param open paths where nobody has to show it: for probes, and for what everybody may see
 */
@ConfigurationProperties(value = "ilmyeon.gateway-secret", ignoreUnknownFields = false)
record GateProperties(
    @Nullable String value, @Nullable Path file, @DefaultValue("/actuator/**") List<String> open) {

  /** Of random letters and digits, so many can't be guessed. */
  private static final int LEAST_LENGTH = 16;

  GateProperties {
    if (value != null && file != null) {
      throw new IllegalArgumentException("either value or file, not both");
    }
    open = List.copyOf(open);
  }

  /** Throws {@link IllegalStateException} if what is configured is too short. */
  Optional<String> secret() {
    String secret = file == null ? value : read(file);
    if (secret == null) {
      return Optional.empty();
    }
    if (secret.length() < LEAST_LENGTH) {
      throw new IllegalStateException(
          "ilmyeon.gateway-secret has to be of at least %d characters".formatted(LEAST_LENGTH));
    }
    return Optional.of(secret);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The gateway's secret can't be read", e);
    }
  }

  @Override
  public String toString() {
    return "GateProperties" + open;
  }
}
