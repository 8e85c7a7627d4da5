package dev.ilmyeon.media.rendition;

/** A format that renditions are served in. */
public enum Format {
  JPEG("jpg", "image/jpeg"),
  WEBP("webp", "image/webp");

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }
}
