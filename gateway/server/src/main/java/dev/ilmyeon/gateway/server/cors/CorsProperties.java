package dev.ilmyeon.gateway.server.cors;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedOrigins the origins of pages that may ask and read the answers, such as
 *     https://news.example; * for all
 * @param credentials whether their browsers send cookies along
 * @param maxAge for how long a browser remembers what it may send
 */
@ConfigurationProperties(value = "ilmyeon.gateway.cors", ignoreUnknownFields = false)
public record CorsProperties(
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue("false") boolean credentials,
    @DefaultValue("1h") Duration maxAge) {

  static final String ALL = "*";

  public CorsProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedOrigins.forEach(CorsProperties::check);
    if (credentials && allowedOrigins.contains(ALL)) {
      throw new IllegalArgumentException(
          "credentials can't be true while allowed-origins has *: any page could act in its"
              + " reader's name");
    }
    Bounds.atLeast("max-age", Duration.ZERO, maxAge);
  }

  /** As browsers write it: no path, no slash at the end. */
  private static void check(String origin) {
    if (!origin.equals(ALL)
        && !(origin.matches("https?://[^/]+") && URI.create(origin).getHost() != null)) {
      throw new IllegalArgumentException(
          "allowed-origins has to be origins such as https://news.example, not " + origin);
    }
  }
}
