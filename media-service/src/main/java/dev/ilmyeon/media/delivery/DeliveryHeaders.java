package dev.ilmyeon.media.delivery;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.ImageVersion;
import dev.ilmyeon.media.rendition.RenditionSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/** The headers of what is served. */
final class DeliveryHeaders {

  private static final Duration YEAR = Duration.ofDays(365);

  private final Clock clock;
  private final String mark;

  DeliveryHeaders(Clock clock, String mark) {
    this.clock = clock;
    this.mark = mark;
  }

  /** A strong one: who made the bytes is part of it, since another makes others of the same. */
  String etag(Image image, RenditionSpec spec) {
    return "\"%s-%s-%s\"".formatted(ImageVersion.of(image).value(), mark, spec.name());
  }

  void content(HttpHeaders headers, Image image, RenditionSpec spec, boolean negotiated) {
    cache(headers, image, negotiated);
    headers.setETag(etag(image, spec));
    headers.setContentType(spec.format().mediaType());
    headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** A year, or as long as the rights last. */
  void cache(HttpHeaders headers, Image image, boolean negotiated) {
    if (negotiated) {
      headers.setVary(List.of(HttpHeaders.ACCEPT));
    }
    headers.setCacheControl(CacheControl.maxAge(age(image)).cachePublic().immutable());
  }

  /** Whether the right to show it has not run out. */
  boolean mayBeShown(Image image) {
    OffsetDateTime expires = image.rights().expiresAt();
    return expires == null || expires.toInstant().isAfter(clock.instant());
  }

  /** For how long it may be kept. */
  Duration age(Image image) {
    OffsetDateTime expires = image.rights().expiresAt();
    if (expires == null) {
      return YEAR;
    }
    Duration left = Duration.between(clock.instant(), expires.toInstant());
    return left.compareTo(YEAR) < 0 ? left : YEAR;
  }
}
