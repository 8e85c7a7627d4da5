package dev.ilmyeon.media.address;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Makes absolute URLs.
 *
 * @param publicUrl the portal's address as readers see it, absolute
 */
@ConfigurationProperties("ilmyeon")
public record PublicAddress(@DefaultValue("http://localhost:8080") URI publicUrl) {

  public PublicAddress {
    if (publicUrl.getScheme() == null || publicUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "ilmyeon.public-url is an absolute URL, as https://news.example, not " + publicUrl);
    }
  }

  /** The URL of a path of the portal. */
  public String of(String path) {
    String base = publicUrl.toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path;
  }
}
