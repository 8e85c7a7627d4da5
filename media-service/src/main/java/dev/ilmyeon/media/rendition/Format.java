package dev.ilmyeon.media.rendition;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.MediaType;

/** A format that renditions are served in. */
public enum Format {
  JPEG("jpg", "image/jpeg"),
  WEBP("webp", "image/webp"),
  AVIF("avif", "image/avif"),
  /** What whoever asks prefers of the others. */
  AUTO("auto", "image/*");

  private final String extension;
  private final MediaType mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = MediaType.parseMediaType(mediaType);
  }

  String extension() {
    return extension;
  }

  public MediaType mediaType() {
    return mediaType;
  }

  /**
   * The smallest format that an {@code Accept} header names: wildcards, which everything sends that
   * never heard of these formats, get JPEG.
   */
  static Format accepted(List<MediaType> accept, Predicate<Format> written) {
    return List.of(AVIF, WEBP).stream()
        .filter(written)
        .filter(format -> accept.stream().anyMatch(format::isNamed))
        .findFirst()
        .orElse(JPEG);
  }

  private boolean isNamed(MediaType accepted) {
    return accepted.equalsTypeAndSubtype(mediaType) && accepted.getQualityValue() > 0;
  }
}
