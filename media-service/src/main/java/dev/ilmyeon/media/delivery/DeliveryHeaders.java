package dev.ilmyeon.media.delivery;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.ImageVersion;
import dev.ilmyeon.media.rendition.RenditionSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/** The headers of what is served. */
final class DeliveryHeaders {

  private static final Duration YEAR = Duration.ofDays(365);

  private final Clock clock;

  DeliveryHeaders(Clock clock) {
    this.clock = clock;
  }

  /** A strong one: the address names the bytes. */
  String etag(Image image, RenditionSpec spec) {
    return "\"%s-%s\"".formatted(ImageVersion.of(image).value(), spec.name());
  }

  void content(HttpHeaders headers, Image image, RenditionSpec spec) {
    cache(headers, image);
    headers.setETag(etag(image, spec));
    headers.set(HttpHeaders.CONTENT_TYPE, spec.format().mediaType());
    headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** A year, or as long as the rights last. */
  void cache(HttpHeaders headers, Image image) {
    headers.setCacheControl(CacheControl.maxAge(age(image)).cachePublic().immutable());
  }

  private Duration age(Image image) {
    OffsetDateTime expires = image.rights().expiresAt();
    if (expires == null) {
      return YEAR;
    }
    Duration left = Duration.between(clock.instant(), expires.toInstant());
    return left.compareTo(YEAR) < 0 ? left : YEAR;
  }
}
