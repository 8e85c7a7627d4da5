package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By what a subgraph knows the gateway, or the gateway a service: nobody is answered who does not
 * show it.
 *
 * @param header that holds it
 * @param value itself; null for none, or one in a file
 * @param file that holds it
 */
public record SharedSecret(
    @DefaultValue("x-ilmyeon-gateway-secret") String header,
    @Nullable String value,
    @Nullable Path file) {

  public SharedSecret {
    if (value != null && file != null) {
      throw new IllegalArgumentException("secret: either value or file, not both");
    }
  }

  /**
   * The header with it, if there is one.
   *
   * @throws BadSettingException if the file can't be read
   */
  public Optional<Header> shown() {
    String secret = file == null ? value : read(file);
    return secret == null || secret.isBlank()
        ? Optional.empty()
        : Optional.of(new Header(header, secret));
  }

  HeaderLines lines() {
    return shown()
        .map(shown -> new HeaderLines.Builder().add(shown.name(), shown.value()).build())
        .orElse(HeaderLines.NONE);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException _) {
      throw new BadSettingException(
          "The secret can't be read from %s.".formatted(file),
          "Mend the file, or the setting that names it.");
    }
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "SharedSecret[" + header + "]";
  }
}
