package dev.ilmyeon.articles.picture;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param media where the media service is; null: it is told and asked nothing
 * @param secret that it expects of whoever asks: its {@code ilmyeon.gateway-secret}
 * @param sslBundle the certificate that is shown to media, and who is trusted to be media ({@code
 *     spring.ssl.bundle}); null: none is shown, and the JVM's trust store holds
 * @param every how often it is looked for what media has not heard of, and for rights to ask about
 * @param patience how long who publishes now waits for what media says, else what it said before
 *     holds
 */
@ConfigurationProperties(value = "ilmyeon.pictures", ignoreUnknownFields = false)
record PictureProperties(
    @Nullable URI media,
    @Nullable String secret,
    @Nullable String sslBundle,
    @DefaultValue("1s") Duration every,
    @DefaultValue("500ms") Duration patience) {

  PictureProperties {
    if (media != null && media.getHost() == null) {
      throw new IllegalArgumentException("ilmyeon.pictures.media is an absolute URL");
    }
    if (sslBundle != null && (media == null || !"https".equals(media.getScheme()))) {
      throw new IllegalArgumentException(
          "ilmyeon.pictures.ssl-bundle is for an ilmyeon.pictures.media that is an https URL");
    }
    if (every.toMillis() < 10) {
      throw new IllegalArgumentException("ilmyeon.pictures.every is 10ms at least");
    }
  }

  @Override
  public String toString() {
    return "PictureProperties[media=%s, secret=…, sslBundle=%s, every=%s]"
        .formatted(media, sslBundle, every);
  }
}
