package dev.ilmyeon.media.signing;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningProperties.class)
class SigningConfiguration {

  private static final Logger log = LoggerFactory.getLogger(SigningConfiguration.class);
  private static final int LEAST_LENGTH = 32;

  @Bean
  UrlSigner urlSigner(
      SigningProperties properties,
      MediaFiles files,
      Clock clock,
      @Value("${ilmyeon.production:false}") boolean production)
      throws IOException {
    return new UrlSigner(
        key(properties, files, production).getBytes(StandardCharsets.UTF_8), clock);
  }

  static String key(SigningProperties properties, MediaFiles files, boolean production)
      throws IOException {
    String configured =
        properties.file() == null
            ? properties.value()
            : Files.readString(properties.file()).strip();
    if (configured == null && production) {
      throw new IllegalStateException(
          "Production needs ilmyeon.media.signing-key.file or .value, which signs uploads");
    }
    String key = configured == null ? kept(files) : configured;
    if (key.length() < LEAST_LENGTH) {
      throw new IllegalStateException(
          "ilmyeon.media.signing-key has to be of at least %d characters".formatted(LEAST_LENGTH));
    }
    return key;
  }

  /** Made once, so that an upload goes on after a restart. */
  private static String kept(MediaFiles files) throws IOException {
    Path path = files.path("keys", "signing.key");
    if (files.size(path).isEmpty()) {
      byte[] key = new byte[LEAST_LENGTH];
      new SecureRandom().nextBytes(key);
      files.write(
          path, out -> out.write(HexFormat.of().formatHex(key).getBytes(StandardCharsets.UTF_8)));
      log.info("Made a key that signs uploads: {}", path);
    }
    return Files.readString(path).strip();
  }
}
