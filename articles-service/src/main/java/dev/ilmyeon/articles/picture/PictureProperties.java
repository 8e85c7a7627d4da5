package dev.ilmyeon.articles.picture;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param media where the media service is; null: it is told and asked nothing
 * @param secret that it expects of whoever asks: its {@code ilmyeon.gateway-secret}
 * @param every how often it is looked for what media has not heard of, and for rights to ask about
 */
@ConfigurationProperties(value = "ilmyeon.pictures", ignoreUnknownFields = false)
record PictureProperties(
    @Nullable URI media, @Nullable String secret, @DefaultValue("1s") Duration every) {

  PictureProperties {
    if (media != null && media.getHost() == null) {
      throw new IllegalArgumentException("ilmyeon.pictures.media is an absolute URL");
    }
    if (every.toMillis() < 10) {
      throw new IllegalArgumentException("ilmyeon.pictures.every is 10ms at least");
    }
  }

  @Override
  public String toString() {
    return "PictureProperties[media=%s, secret=…, every=%s]".formatted(media, every);
  }
}
